import { keyOf } from '@/lib/content/quiz/interaction'
import { type Item, item as itemSchema } from '@/lib/content/quiz/schema'
import type { Administrator } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { type Flag, judge, type Measured } from './judge'

export interface ItemAnalysis extends Measured {
  hash: string
  item: Item
  firstDrawnAt: Date
  /** Geometric mean from first shown to last answered; null when unknown. */
  seconds: number | null
  /** Submitted without an answer. */
  omitted: number
  flags: Flag[]
}

interface Row {
  hash: string
  item: unknown
  firstDrawnAt: Date
  count: number
  omitted: number
  difficulty: number
  discrimination: number | null
  seconds: number | null
  tokens: Record<string, number>
}

/** Later attempts follow a review of the first, so they measure memory too. */
export type WhichAttempts = 'first' | 'all'

export interface AnalysisFilter {
  attempts: WhichAttempts
  unitId?: string | undefined
  itemId?: string | undefined
}

/** Pearson's r with the rest of the form, within each quiz: across quizzes gain looks like discrimination. */
export async function listItemAnalyses(_administrator: Administrator, filter: AnalysisFilter): Promise<ItemAnalysis[]> {
  const { unitId = null, itemId = null } = filter
  const all = filter.attempts === 'all'
  const rows = await query<Row>`
    with sums as (
      select unit_id, form_items, item_hash, sum(count) as count, sum(omitted) as omitted, sum(credit) as credit,
        sum(credit_squared) as credit_squared, sum(rest) as rest, sum(rest_squared) as rest_squared,
        sum(credit_rest) as credit_rest, sum(timed) as timed, sum(log_seconds) as log_seconds
      from item_statistic where (first or ${all}) and (${unitId}::text is null or unit_id = ${unitId}) group by 1, 2, 3
    ), measures as (
      select item_hash, sum(count) as n, sum(omitted) as omitted, sum(credit) as x, sum(timed) as timed, sum(log_seconds) as log_seconds,
        sum(credit_squared - credit * credit / count) as vx, sum(rest_squared - rest * rest / count) as vy,
        sum(credit_rest - credit * rest / count) as cxy
      from sums group by 1
    ), token_sums as (
      select item_hash, jsonb_object_agg(token, count) as tokens from (
        select item_hash, token, sum(count) as count from response_statistic
        where (first or ${all}) and (${unitId}::text is null or unit_id = ${unitId}) group by 1, 2
      ) one group by 1
    )
    select v.hash, v.item, v.first_drawn_at as "firstDrawnAt", m.n::int as count, m.omitted::int as omitted, m.x / m.n as difficulty,
      case when m.vx > 1e-9 and m.vy > 1e-9 then m.cxy / (sqrt(m.vx) * sqrt(m.vy)) end as discrimination,
      case when m.timed > 0 then exp(m.log_seconds / m.timed) end as seconds,
      coalesce(t.tokens, '{}'::jsonb) as tokens
    from measures m join item_content v on v.hash = m.item_hash left join token_sums t on t.item_hash = m.item_hash
    where ${itemId}::text is null or v.item_id = ${itemId}
    order by v.item_id, v.first_drawn_at desc`
  return rows.map(analysisOf)
}

function analysisOf({ tokens, item: stored, ...row }: Row): ItemAnalysis {
  const item = itemSchema.parse(stored)
  const key = new Set(keyOf(item))
  const ids = item.interaction === 'choice' ? item.options.map(({ id }) => id) : Object.keys(tokens).sort()
  const shares = ids.map((id) => ({ id, isKey: key.has(id), share: (tokens[id] ?? 0) / row.count }))
  // Options of orders and matches were not written as distractors.
  const flags = judge({ ...row, options: item.interaction === 'choice' ? shares : [] })
  return { ...row, item, options: shares, flags }
}

export interface FormAnalysis {
  unitId: string
  formItems: number
  count: number
  /** The mean raw score. */
  mean: number
  deviation: number
  /** Cronbach's alpha, for right-or-wrong items KR-20; null where undefined. */
  alpha: number | null
}

/** Cronbach's alpha: k / (k - 1) × (1 - sum of item variances / variance of totals), averaged over drawn forms. */
export async function listFormAnalyses(
  _administrator: Administrator,
  filter: Omit<AnalysisFilter, 'itemId'>,
): Promise<FormAnalysis[]> {
  const { unitId = null } = filter
  const all = filter.attempts === 'all'
  return query<FormAnalysis>`
    with sums as (
      select unit_id, form_items, sum(count)::int as count, sum(raw) as raw, sum(raw_squared) as raw_squared
      from form_statistic where (first or ${all}) and (${unitId}::text is null or unit_id = ${unitId}) group by 1, 2
    ), totals as (
      select unit_id, form_items, count, raw / count as mean,
        raw_squared / count - (raw / count) * (raw / count) as variance from sums
    ), of_items as (
      select unit_id, form_items, item_hash, sum(count) as count, sum(credit) as credit, sum(credit_squared) as credit_squared
      from item_statistic where first or ${all} group by 1, 2, 3
    ), items as (
      select unit_id, form_items, sum(count * (credit_squared / count - (credit / count) * (credit / count))) as variances
      from of_items group by 1, 2
    )
    select f.unit_id as "unitId", f.form_items as "formItems", f.count, f.mean,
      sqrt(greatest(f.variance, 0)) as deviation,
      case when f.form_items > 1 and f.variance > 1e-9 then
        f.form_items::float8 / (f.form_items - 1) * (1 - i.variances / f.count / f.variance) end as alpha
    from totals f join items i using (unit_id, form_items)
    order by f.unit_id, f.form_items`
}

export async function countUncounted(most: number): Promise<number> {
  const [row] = await query<{ count: number }>`
    select count(*)::int as count from (select from uncounted_submission limit ${most + 1}) one`
  return row?.count ?? 0
}
