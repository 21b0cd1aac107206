import { query, type Statements, transact } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'

const batch = 500

const quarter = Prisma.sql`date_trunc('quarter', submitted_at at time zone 'UTC')::date`

/** Counts and dequeues in one transaction, so each submission counts once, whatever fails. */
export async function count(most = batch): Promise<number> {
  return transact(async (tx) => {
    // One at a time: concurrent updates of the sums would deadlock.
    const [lock] = await query(tx)<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('northlight.analysis.count')) as mine`
    return lock?.mine ? countBatch(tx, most) : 0
  })
}

export async function countAll(each = 5000): Promise<number> {
  let total = 0
  for (;;) {
    const counted = await transact(async (tx) => {
      await query(tx)`select from pg_advisory_xact_lock(hashtext('northlight.analysis.count'))`
      return countBatch(tx, each)
    })
    if (counted === 0) return total
    total += counted
  }
}

async function countBatch(tx: Statements, most: number): Promise<number> {
  const taken = await query(tx)<{ id: string }>`
    delete from uncounted_submission where attempt_id in (
      select attempt_id from uncounted_submission limit ${most}
    ) returning attempt_id::text as id`
  if (taken.length === 0) return 0
  // Two items on a duty, asked of people who missed two, say nothing about the others' form.
  const whole = await query(tx)<{ id: string }>`
    select id::text from submitted_attempt
    where id = any(${`{${taken.map(({ id }) => id).join(',')}}`}::uuid[]) and not asks_duties_alone`
  const ids = `{${whole.map(({ id }) => id).join(',')}}`
  await addForms(tx, ids)
  await addItems(tx, ids)
  await addResponses(tx, ids)
  return taken.length
}

async function addForms(tx: Statements, ids: string): Promise<void> {
  await query(tx)`
    insert into form_statistic as f (unit_id, form_items, first, quarter, count, raw, raw_squared)
    select unit_id, max, ordinal = 1, ${quarter}, count(*), sum(raw), sum(raw * raw)
    from submitted_attempt where id = any(${ids}::uuid[]) group by 1, 2, 3, 4
    on conflict (unit_id, form_items, first, quarter) do update set
      count = f.count + excluded.count, raw = f.raw + excluded.raw, raw_squared = f.raw_squared + excluded.raw_squared`
}

/** Leaves out an hour or more as a pause. */
async function addItems(tx: Statements, ids: string): Promise<void> {
  await query(tx)`
    insert into item_statistic as t (unit_id, form_items, item_hash, first, quarter, count, omitted, credit, credit_squared, rest, rest_squared,
      credit_rest, timed, log_seconds)
    select unit_id, max, item_hash, first, quarter, count(*), count(*) filter (where omitted), sum(credit), sum(credit * credit), sum(rest), sum(rest * rest),
      sum(credit * rest), count(seconds), coalesce(sum(ln(seconds)), 0)
    from (
      select a.unit_id, a.max, i.item_hash, a.ordinal = 1 as first, ${quarter} as quarter, c.credit,
        coalesce(i.value, '[]'::jsonb) = '[]'::jsonb as omitted,
        case when a.max > 1 then (a.raw - c.credit) / (a.max - 1) else 0 end as rest,
        case when i.answered_at - i.shown_at < interval '1 hour'
          then greatest(extract(epoch from i.answered_at - i.shown_at)::float8, 1) end as seconds
      from submitted_attempt a
      join drawn_item i on i.attempt_id = a.id
      cross join lateral (select (a.credits->>(i.position - 1))::float8 as credit) c
      where a.id = any(${ids}::uuid[])
    ) one group by 1, 2, 3, 4, 5
    on conflict (unit_id, form_items, item_hash, first, quarter) do update set
      count = t.count + excluded.count, omitted = t.omitted + excluded.omitted, credit = t.credit + excluded.credit,
      credit_squared = t.credit_squared + excluded.credit_squared, rest = t.rest + excluded.rest,
      rest_squared = t.rest_squared + excluded.rest_squared, credit_rest = t.credit_rest + excluded.credit_rest,
      timed = t.timed + excluded.timed, log_seconds = t.log_seconds + excluded.log_seconds`
}

async function addResponses(tx: Statements, ids: string): Promise<void> {
  await query(tx)`
    insert into response_statistic as t (unit_id, form_items, item_hash, token, first, count)
    select a.unit_id, a.max, i.item_hash, token, a.ordinal = 1, count(*)
    from submitted_attempt a
    join drawn_item i on i.attempt_id = a.id
    cross join lateral jsonb_array_elements_text(i.value) token
    where a.id = any(${ids}::uuid[]) group by 1, 2, 3, 4, 5
    on conflict (unit_id, form_items, item_hash, token, first) do update set count = t.count + excluded.count`
}
