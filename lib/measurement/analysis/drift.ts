import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { fewestToJudge } from './judge'

interface Use {
  count: number
  /** Mean credit, 0 to 1. */
  difficulty: number
  variance: number
}

export interface ItemUse {
  hash: string
  itemId: string
  stem: string
  unitId: string
  /** The share of the last year's first attempts at this quiz that had the item. */
  exposure: number
  earlier: Use | null
  latest: Use | null
  /** The item's gain in right answers beyond the rest of its quiz, as a share and in standard errors; null for few answers. */
  drift: { change: number; z: number } | null
}

/** A leaked key makes an item easier than the rest of its quiz. */
export const driftToFlag = 3

interface Row extends Omit<ItemUse, 'earlier' | 'latest' | 'drift'> {
  counts: [earlier: number, latest: number]
  credits: [number, number]
  squares: [number, number]
  /** The mean score of the quiz, 0 to 1, in both times. */
  means: [number | null, number | null]
}

/** Before the quiz's latest quarter, and in it. */
const inBoth = (value: Prisma.Sql) => Prisma.sql`
  array[coalesce(sum(${value}) filter (where t.quarter < q.quarter), 0),
    coalesce(sum(${value}) filter (where t.quarter = q.quarter), 0)]::float8[]`

/** Compares first attempts in the quiz's latest quarter with those in all earlier quarters. */
export async function listItemUses(
  _administrator: Administrator,
  { unitId = null }: { unitId?: string | undefined | null },
): Promise<ItemUse[]> {
  const rows = await query<Row>`
    with forms as (
      select unit_id, quarter, sum(count) as forms, sum(raw) as raw, sum(count * form_items) as points
      from form_statistic where first and (${unitId}::text is null or unit_id = ${unitId}) group by 1, 2
    ), newest as (select unit_id, max(quarter) as quarter from forms group by 1)
    , quizzes as (
      select f.unit_id, n.quarter, sum(f.forms) filter (where f.quarter > n.quarter - interval '1 year') as of_year,
        sum(f.raw) filter (where f.quarter < n.quarter) / nullif(sum(f.points) filter (where f.quarter < n.quarter), 0) as before,
        sum(f.raw) filter (where f.quarter = n.quarter) / nullif(sum(f.points) filter (where f.quarter = n.quarter), 0) as now
      from forms f join newest n using (unit_id) group by 1, 2
    )
    select t.item_hash as hash, v.item_id as "itemId", v.item->>'stem' as stem, t.unit_id as "unitId",
      coalesce(sum(t.count) filter (where t.quarter > q.quarter - interval '1 year'), 0)::float8 / q.of_year::float8 as exposure,
      ${inBoth(Prisma.sql`t.count`)} as counts, ${inBoth(Prisma.sql`t.credit`)} as credits,
      ${inBoth(Prisma.sql`t.credit_squared`)} as squares,
      array[q.before, q.now]::float8[] as means
    from item_statistic t join quizzes q using (unit_id) join item_content v on v.hash = t.item_hash
    where t.first group by 1, 2, 3, 4, q.quarter, q.of_year, q.before, q.now order by exposure desc, 1`
  return rows.map(({ counts, credits, squares, means, ...row }) => {
    const earlier = useOf(counts[0], credits[0], squares[0])
    const latest = useOf(counts[1], credits[1], squares[1])
    return { ...row, earlier, latest, drift: driftOf(earlier, latest, (means[1] ?? 0) - (means[0] ?? 0)) }
  })
}

function useOf(count: number, credit: number, squared: number): Use | null {
  if (count === 0) return null
  const difficulty = credit / count
  return { count, difficulty, variance: Math.max(0, squared / count - difficulty * difficulty) }
}

/** `general`: how much the whole quiz changed, which is not an item's drift. */
export function driftOf(earlier: Use | null, latest: Use | null, general: number): ItemUse['drift'] {
  if (!earlier || !latest || Math.min(earlier.count, latest.count) < fewestToJudge) return null
  // Agresti and Caffo (2000) add two answers to each side, so that two perfect shares don't give an error of 0.
  const spread = (use: Use) => (use.variance * use.count + 0.5) / (use.count + 2) / (use.count + 2)
  const change = latest.difficulty - earlier.difficulty - general
  return { change, z: change / Math.sqrt(spread(earlier) + spread(latest)) }
}
