import { createHash } from 'node:crypto'

/** Views and rights, which each start makes anew, and another release may have changed. */
const made = `
  select md5(string_agg(concat_ws(' ', made.oid, made.relacl, rule.ev_action), ' ' order by made.oid)) as made
  from pg_class made left join pg_rewrite rule on rule.ev_class = made.oid
  where made.relnamespace in (to_regnamespace('public'), to_regnamespace('pgboss'))`

async function digestOf(client, sources) {
  const { rows } = await client.query(made)
  return createHash('sha256').update(`${sources} ${rows[0].made}`).digest('hex')
}

/** True if the last start on this database, as its owner, ran all steps with the same sources. */
export async function isPrepared(client, sources) {
  const { rows: tables } = await client.query(`select to_regclass('public.preparation') as name`)
  if (!tables[0].name) return false
  const { rows } = await client.query('select digest from preparation order by id desc limit 1')
  return rows[0]?.digest === (await digestOf(client, sources))
}

export async function notePreparation(client, sources) {
  await client.query('insert into preparation (digest) values ($1)', [await digestOf(client, sources)])
}
