/* What keeps the record append-only in Postgres: the app's rights, and triggers. Node built-ins only, for `npm start`. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const ofFile = (root, name) => readFileSync(path.join(root, 'prisma', name), 'utf8').replace(/--.*/g, '')

/** `organization` → `select`, `update name`, and so on, from grants.sql. */
function readGrants(text) {
  const granted = new Map()
  for (const [, rights, objects] of text.matchAll(
    /^grant ([^;]+?)\s+on\s+(?:sequence |schema )?([^;]+?)\s+to :app;/gm,
  )) {
    const each = [...rights.matchAll(/(\w+)(?: \(([^)]+)\))?/g)].flatMap(([, right, columns]) =>
      columns ? columns.split(',').map((column) => `${right} ${column.trim()}`) : right,
    )
    for (const name of objects.split(',').map((object) => object.trim()))
      granted.set(name, new Set([...(granted.get(name) ?? []), ...each]))
  }
  return granted
}

/**
 * What this release's migrations and grants.sql make.
 * @param {string} root
 */
export function readGuards(root) {
  const triggers = ofFile(root, 'triggers.sql').split(';\n')
  return {
    triggers: triggers.map((statement) => statement.trim()).filter(Boolean),
    rights: readGrants(ofFile(root, 'grants.sql')),
  }
}

/** The guards as they are, for the role that asks. Triggers are written without the schema, as in triggers.sql. */
export const presentGuards = `
  select current_user as role,
    current_setting('session_replication_role') = 'origin' as "runsTriggers",
    coalesce((select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('public.audit_event')), false)
      as "isOwner",
    (select json_agg(json_build_object('name', tgname, 'table', class.relname, 'isOn', tgenabled in ('O', 'A'),
        'statement', replace(pg_get_triggerdef(trigger.oid), 'public.', '')))
      from pg_trigger trigger join pg_class class on class.oid = tgrelid
      where not tgisinternal and relnamespace = to_regnamespace('public')) as triggers,
    (select json_object_agg(relname, array(
        select word from unnest('{select,insert,update,delete,truncate}'::text[]) as word
          where relkind <> 'S' and has_table_privilege(class.oid, word)
        union all select 'usage' where relkind = 'S' and has_sequence_privilege(class.oid, 'usage')
        union all select acl.word || ' ' || attname
          from pg_attribute, lateral unnest('{insert,update}'::text[]) as acl(word)
          where attrelid = class.oid and attacl is not null and not attisdropped
            and has_column_privilege(class.oid, attnum, acl.word)))
      from pg_class class where relnamespace = to_regnamespace('public') and relkind in ('r', 'v', 'S')) as rights`

const writes = /^(insert|update|delete|truncate)/

function judgeRights({ rights, isOwner }, wanted) {
  const lacking = []
  for (const [name, words] of wanted) {
    const held = new Set(name === 'public' ? ['usage'] : rights?.[name])
    for (const word of words) if (!held.has(word) && !held.has(word.split(' ')[0])) lacking.push(`${word} on ${name}`)
  }
  const excessive = Object.entries(isOwner ? {} : (rights ?? {})).flatMap(([name, held]) => {
    const allowed = wanted.get(name) ?? new Set()
    const isMore = (word) => writes.test(word) && !allowed.has(word) && !allowed.has(word.split(' ')[0])
    return held.filter(isMore).map((word) => `${word} on ${name}`)
  })
  return { lacking, excessive }
}

/**
 * @param {Record<string, any>} present a row of presentGuards
 * @param {ReturnType<typeof readGuards>} wanted
 */
export function compareGuards(present, wanted) {
  const { role, runsTriggers, triggers } = present
  const there = new Map((triggers ?? []).map((trigger) => [trigger.statement, trigger]))
  return {
    role,
    runsTriggers,
    ...judgeRights(present, wanted.rights),
    missing: wanted.triggers.filter((statement) => !there.has(statement)),
    disabled: wanted.triggers.map((statement) => there.get(statement)).filter((one) => one && !one.isOn),
  }
}
