import { nextSeconds } from '@/lib/time/interval'
import { before, type Finder, type Found } from './span'
import { thresholds } from './thresholds'

const { soonerSeconds, early, beats } = thresholds['early-beats']
const soonerMs = soonerSeconds.number * 1000
/** Far enough back for so many at the longest wait that is asked for, and somewhat late. */
const lookBackMs = beats.number * 30_000

type Row = Omit<Found, 'object' | 'facts' | 'happenedAt'> & { viewId: string; ordinals: number[]; times: number[] }

/**
 * Beats of one page view that come sooner than the server had asked for: what it asked is chance that it can tell again
 * (lib/time/interval.ts), so a script with waits of its own does not meet it, however irregular they are. A late one is told
 * by no one: connections break.
 */
export const findEarlyBeats: Finder = async (tx, { from, to }) => {
  const rows = await tx.$queryRaw<Row[]>`
    with active as (
      select view_id from beat where at > ${from} and at <= ${to} and kind = 'beat' group by view_id
    ), views as (
      select b.view_id, array_agg(b.ordinal order by b.ordinal) as ordinals,
        array_agg((extract(epoch from b.at) * 1000)::float8 order by b.ordinal) as times
      from active a join beat b on b.view_id = a.view_id and b.kind = 'beat'
        and b.at > ${before(from, lookBackMs)} and b.at <= ${to}
      group by b.view_id having count(*) > ${beats.number}
    )
    select v.id::text as "viewId", v.account_id::text as "accountId", v.course_id as "courseId", v.unit_id as "unitId",
      ordinals, times
    from views join page_view v on v.id = views.view_id`
  return rows.flatMap(({ viewId, ordinals, times, ...row }) => {
    const found = firstEarly(viewId, ordinals, times)
    if (!found) return []
    const facts = { early: found.early, beats: beats.number, soonerSeconds: soonerSeconds.number }
    return [{ ...row, object: `view:${viewId}`, facts, happenedAt: new Date(found.at) }]
  })
}

/** The first stretch in which too many come early. */
function firstEarly(viewId: string, ordinals: number[], times: number[]): { early: number; at: number } | null {
  const isEarly = times.slice(1).map((time, index) => {
    const last = { ordinal: ordinals[index] ?? 0, at: times[index] ?? 0 }
    return time - last.at < nextSeconds(viewId, last.ordinal) * 1000 - soonerMs
  })
  let count = 0
  for (const [index, sooner] of isEarly.entries()) {
    count += Number(sooner) - Number(isEarly[index - beats.number] ?? false)
    if (index >= beats.number - 1 && count >= early.number) return { early: count, at: times[index + 1] ?? 0 }
  }
  return null
}
