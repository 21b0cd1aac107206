import { query, type Statements } from '@/lib/platform/db'
import { before, type Found, onlyOf, type ScanSpan } from './span'

export interface BeatenView {
  viewId: string
  accountId: string
  sessionId: string
  courseId: string
  unitId: string
  ordinals: number[]
  times: number[]
}

export interface Beat {
  view: BeatenView
  ordinal: number
  at: number
}

interface Judgment<Marked extends Beat> {
  lookBackMs: number
  read(view: BeatenView): Marked[]
  first(beats: Marked[]): { beat: Beat; facts: Found['facts'] } | null
}

export async function findSignIns<Marked extends Beat>(
  tx: Statements,
  span: ScanSpan,
  { lookBackMs, read, first }: Judgment<Marked>,
): Promise<Found[]> {
  const signIns = await listSignIns(tx, span, lookBackMs)
  return signIns.flatMap((views) => {
    const found = first(views.flatMap(read).sort((a, b) => a.ordinal - b.ordinal))
    if (!found) return []
    const { view, at } = found.beat
    const { accountId, sessionId, courseId, unitId } = view
    return [
      {
        accountId,
        object: `session:${sessionId}`,
        courseId,
        unitId,
        facts: found.facts,
        happenedAt: new Date(at),
      },
    ]
  })
}

/** Looks at a sign-in as a whole, so that opening a new page for each beat does not split it into short runs. */
async function listSignIns(tx: Statements, span: ScanSpan, lookBackMs: number): Promise<BeatenView[][]> {
  const { from, to } = span
  const views = await query(tx)<BeatenView>`
    with active as (
      select distinct account_id from counted_beat where at > ${from} and at <= ${to} and kind = 'beat' ${onlyOf(span)}
    ), beaten as (
      select b.account_id, b.view_id, array_agg(b.ordinal order by b.ordinal) as ordinals,
        array_agg((extract(epoch from b.at) * 1000)::float8 order by b.ordinal) as times
      from active a join counted_beat b on b.account_id = a.account_id and b.kind = 'beat'
        and b.at > ${before(from, lookBackMs)} and b.at <= ${to}
      group by b.account_id, b.view_id
    )
    select v.id::text as "viewId", v.account_id::text as "accountId", v.session_id as "sessionId",
      v.course_id as "courseId", v.unit_id as "unitId", ordinals, times
    from beaten join viewed_page v on v.id = beaten.view_id and v.session_id is not null`
  const signIns = new Map<string, BeatenView[]>()
  for (const view of views) {
    const key = `${view.accountId} ${view.sessionId}`
    const others = signIns.get(key)
    if (others) others.push(view)
    else signIns.set(key, [view])
  }
  return [...signIns.values()]
}
