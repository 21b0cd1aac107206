import pg from 'pg'
import { Client, percentile } from './client'
import type { Site } from './site'

const attempts = 100_000
const responses = 20
/** Attempts submitted between two page views. */
const between = 500
const unitId = 'le-final'

/** By SQL with triggers off: two million rows would each fire them. Requires the tables' owner. */
async function fill(client: pg.Client, { from, to }: { from: number; to: number }): Promise<void> {
  const span = `generate_series(${from}, ${to}) n`
  await client.query(`set session_replication_role = replica`)
  await client.query(`
    insert into account (id, name, email, email_key, password_hash, created_at)
    select md5('items' || n / 10)::uuid, 'Sample Person', 'items-' || n / 10 || '@test.example',
      'items-' || n / 10 || '@test.example', 'none', now() from ${span} on conflict do nothing`)
  await client.query(`
    insert into enrollment (id, account_id, course_id, course_version_id, enrolled_at)
    select md5('taking' || n / 10)::uuid, md5('items' || n / 10)::uuid, v.course_id, v.id, now()
    from ${span}, (select id, course_id from course_version where course_id = 'law-enforcement' limit 1) v
    on conflict do nothing`)
  await client.query(`
    insert into attempt (id, enrollment_id, account_id, course_id, unit_id, ordinal, quiz_role, course_version_id, seed, pass_rule,
      started_at, submitted_at)
    select md5('sitting' || n)::uuid, e.id, e.account_id, e.course_id, '${unitId}', n, 'final', e.course_version_id, '', '{}',
      now(), now()
    from ${span} join enrollment e on e.id = md5('taking' || n / 10)::uuid`)
  await client.query(`
    insert into attempt_item (attempt_id, position, item_id, item_hash, objective, option_order, max_choices)
    select md5('sitting' || n)::uuid, k, v.item_id, v.hash, 'any', '["a", "b", "c"]', 1
    from ${span}, generate_series(1, ${responses}) k
    join lateral (select item_id, hash from numbered_version where number = (n * 7 + k * 11) % (select count(*) from numbered_version)) v
      on true`)
  await client.query(`
    insert into response (attempt_id, position, value, confidence, shown_at, answered_at)
    select md5('sitting' || n)::uuid, k, jsonb_build_array(chr(97 + (n * 31 + k * 17 + n / 13) % 3)), 'sure', now(),
      now() + ((n + k) % 90 + 5) * interval '1 second'
    from ${span}, generate_series(1, ${responses}) k`)
  await client.query(`
    insert into submission (attempt_id, submitted_at, raw, max, scaled, passed, objectives, credits)
    select attempt_id, now(), raw, ${responses}, raw / ${responses}, raw >= 16, '[]', credits from (
      select md5('sitting' || n)::uuid as attempt_id, sum(credit) as raw, jsonb_agg(credit order by k) as credits
      from ${span}, generate_series(1, ${responses}) k,
        lateral (select ((hashtext(n || ' ' || k) & 1023) < 300 + (n % 7) * 100)::int::float8 as credit) c
      group by n) one`)
  await client.query(`
    insert into uncounted_submission select md5('sitting' || n)::uuid from ${span}`)
  await client.query(`set session_replication_role = origin`)
}

export interface ItemFigures {
  /** Seconds to count the backlog. */
  countSeconds: number
  /** /admin/items with 500 uncounted attempts, milliseconds. */
  pageP95: number
}

export async function measureItems(site: Site, migrationUrl: string): Promise<ItemFigures> {
  const { countAll } = await import('@/lib/measurement/analysis/count')
  const client = new pg.Client({ connectionString: migrationUrl })
  await client.connect()
  await client.query(`create table numbered_version as
    select row_number() over (order by hash) - 1 as number, hash, item_id from item_version`)
  await client.query('create unique index on numbered_version (number)')
  await countAll()
  await fill(client, { from: 1, to: attempts })
  await client.query('analyze')
  const began = performance.now()
  const counted = await countAll()
  if (counted !== attempts) throw new Error(`${counted} of ${attempts} submissions were counted`)
  const countSeconds = (performance.now() - began) / 1000
  const administrator = new Client(site.url)
  await administrator.signIn('admin@demo.example', 'northlight-demo')
  const times: number[] = []
  for (let look = 0; look < 20; look += 1) {
    const from = attempts + look * between
    await fill(client, { from: from + 1, to: from + between })
    const began = performance.now()
    const { status, body } = await administrator.send('/admin/items')
    times.push(performance.now() - began)
    if (status !== 200 || body.includes('still being counted'))
      throw new Error(`the page answered ${status}, or not all`)
  }
  administrator.close()
  await client.query('drop table numbered_version')
  await client.end()
  return { countSeconds, pageP95: percentile(times, 0.95) }
}
