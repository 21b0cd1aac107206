import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noNumbers } from '@/fixtures/no-numbers'
import { app, checkFailed, duplicate, noRight, outcome, owner, refused } from '@/fixtures/roles'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { setCallCard } from '@/lib/people/call-card/set-call-card'
import { closeOrganization } from '@/lib/people/role/close-organization'
import { correct } from '@/lib/record/certificate/correct'
import { makeShareLink } from '@/lib/record/certificate/make-share-link'
import { revoke } from '@/lib/record/certificate/revoke'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { grantAccommodation } from '@/lib/training/attempt/grant-accommodation'
import { unlock } from '@/lib/training/attempt/unlock'
import { openView } from '@/lib/training/time/open-view'
import { administrator, certified, cohort, joined, learner, organization } from '@/prisma/factories'

/* Postgres enforces these rules whatever the code does. The tests run as the tables' owner, whom no grant limits. */

/** The SQLSTATE of a refused statement. */
async function codeOf(client: typeof owner, sql: string): Promise<string | undefined> {
  const ended = await outcome(client, sql)
  return typeof ended === 'string' ? ended : undefined
}

const immutable = `
  annotation anomaly anomaly_disposition attempt_item attendance attestation attested_identifier audit_checkpoint audit_event audit_link
  beat call_card case_rating case_round case_version certificate certificate_document certificate_stamp certificate_update checkpoint_stamp classroom_door correction course_version credential delivered_page delta_unit due_reminder
  extension item_version law_change lesson_completion mandate mandate_exception mandate_version name_confirmation organization_closure outside_certificate page_view practice_response reset revocation
  submission supersession time_acceptance unlock`
  .trim()
  .split(/\s+/)

/** All columns except the key, to copy a row under a new id. */
async function columnsOf(table: string): Promise<string> {
  const { rows } = await owner.query(
    `select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns
      where table_schema = 'public' and table_name = $1 and column_name <> 'id'`,
    [table],
  )
  return rows[0].list
}

/** This file's learner and administrator: earlier files of the same worker left rows too. */
let mine: string
let theAttempt: string

/** Inserts a copy of one of their rows with a new id and some changed values. */
async function copy(table: string, own: Record<string, string> = {}, where = 'true'): Promise<string> {
  const columns = (await columnsOf(table)).split(', ')
  const values = columns.map((column) => own[column] ?? column)
  return `insert into ${table} (id, ${columns.join(', ')})
    select gen_random_uuid(), ${values.join(', ')} from ${table} where ${mine} and ${where} limit 1`
}

/** A row in each table where this learner has none. The law change is in a separate course. */
const rowsOf = (accountId: string) => `
  with person (id) as (values ('${accountId}'::uuid)),
    sitting as (select a.* from attempt a, person p where a.account_id = p.id limit 1),
    paper as (select c.* from certificate c, person p where c.account_id = p.id limit 1),
    law as (
      insert into course_version (id, course_id, hash, edition, title, law_as_of, outline, minutes, lessons, published_at)
      select gen_random_uuid(), 'for-the-test', gen_random_uuid()::text, '1', 'One', now(), '{}', '{}', '{}', now() returning id),
    page as (insert into delivered_page select id, 'any', '' from law),
    change as (insert into law_change select id, 'for-the-test', '[]', now() from law),
    unit as (insert into delta_unit select enrollment_id, 'any', law.id, now() from sitting, law),
    superseded as (insert into supersession select paper.id, law.id, now() from paper, law),
    stamped as (insert into certificate_stamp select id, 'pdf', 'any', '', now(), now() from paper),
    updated as (insert into certificate_update select id, enrollment_id, now() from paper),
    attested as (
      insert into attestation (attempt_id, account_id, enrollment_id, name, text_version, text, attested_at)
      select id, account_id, enrollment_id, 'any', 1, 'any', now() from sitting on conflict do nothing),
    identified as (
      insert into attested_identifier (attempt_id, organization_id, label, value)
      select sitting.id, o.id, 'any', 'any' from sitting, organization o limit 1),
    beaten as (
      insert into beat select v.account_id, 1000000, v.id, 'beat', now(), 1, 1 from page_view v, person p
      where v.account_id = p.id limit 1),
    odd as (
      insert into anomaly (id, account_id, kind, object, facts, happened_at, noticed_at)
      select gen_random_uuid(), id, 'any', 'any:1', '{}', now(), now() from person returning id),
    disposed as (
      insert into anomaly_disposition (id, anomaly_id, outcome, reason, disposed_at)
      select gen_random_uuid(), id, 'explained', 'any', now() from odd),
    annotated as (
      insert into annotation (id, account_id, text, annotated_at) select gen_random_uuid(), id, 'any', now() from person),
    renamed as (insert into account_pseudonym select id, now() from person),
    mandated as (
      insert into mandate (id, organization_id) select gen_random_uuid(), o.id from organization o limit 1 returning id),
    ruled as (
      insert into mandate_version (id, mandate_id, number, effective_from, rule, recorded_at, recorded_by_id)
      select gen_random_uuid(), mandated.id, 1, now(), '{}', now(), p.id from mandated, person p),
    given as (
      insert into assignment (id, organization_id, course_id, audience, assigned_at, assigned_by_id)
      select gen_random_uuid(), o.id, 'any', 'everyone', now(), p.id from organization o, person p limit 1 returning *),
    reminded as (
      insert into due_reminder (recipient_id, account_id, course_id, due_on, step, organization_id, assignment_id, day, written_at)
      select assigned_by_id, assigned_by_id, 'any', now(), 30, organization_id, id, now(), now() from given),
    excepted as (
      insert into mandate_exception (id, mandate_id, account_id, kind, until, authority, reason, made_at, made_by_id)
      select gen_random_uuid(), mandated.id, p.id, 'waiver', now(), 'any', 'any', now(), p.id from mandated, person p),
    taught as (
      insert into classroom_session (id, organization_id, title, held_on, place, instructor, minutes, recorded_at, recorded_by_id)
      select gen_random_uuid(), o.id, 'any', now(), 'any', 'any', 60, now(), p.id from organization o, person p limit 1
      returning id),
    opened as (
      insert into classroom_door (id, session_id, code, opened_at, closes_at, opened_by_id)
      select gen_random_uuid(), taught.id, gen_random_uuid()::text, now(), now(), p.id from taught, person p),
    attended as (
      insert into attendance (id, session_id, account_id, minutes, recorded_at, recorded_by_id)
      select gen_random_uuid(), taught.id, p.id, 60, now(), p.id from taught, person p),
    elsewhere as (
      insert into outside_certificate (id, certificate_id, organization_id, account_id, state, provider, title, earned_on, minutes,
        sha256, media_type, size, recorded_at, recorded_by_id)
      select k.id, k.id, o.id, p.id, 'sent', 'any', 'any', now(), 60, 'any', 'application/pdf', 1, now(), p.id
      from organization o, person p, (values (gen_random_uuid())) k (id) limit 1),
    extended as (
      insert into extension (id, enrollment_id, account_id, due_on, reason, extended_at)
      select gen_random_uuid(), enrollment_id, account_id, now(), 'any', now() from sitting),
    accepted as (
      insert into time_acceptance (id, enrollment_id, account_id, lessons, flags, reason, accepted_at)
      select gen_random_uuid(), enrollment_id, account_id, '{}', '{}', 'any', now() from sitting),
    shown as (insert into case_version values ('any', 'any', '{}', now()) returning hash),
    begun as (
      insert into case_round (id, enrollment_id, account_id, course_id, course_version_id, stage, case_set, cases, started_at)
      select gen_random_uuid(), enrollment_id, account_id, course_id, course_version_id, 'before', 'a', '["any"]', now()
      from sitting returning id),
    rated as (insert into case_rating select begun.id, 1, shown.hash, 3, now() from begun, shown)
  insert into reset (id, account_id, unit_id, reason, reset_at) select gen_random_uuid(), id, 'none', 'any', now() from person`

beforeAll(async () => {
  await Promise.all([owner.connect(), app.connect()])
  const [course] = (await loadCatalog()).courses as [Course]
  const { coordinator } = await organization()
  const person = await learner()
  await joined(person, (await cohort(coordinator)).code)
  const { account: admin, administrator: acting } = await administrator()
  mine = `account_id in ('${person.accountId}', '${admin.accountId}')`
  theAttempt = `attempt_id in (select id from attempt where ${mine})`
  const serial = await certified(person, course)
  const other = await certified(await learner(), course)
  await correct(operator, { serial: other, name: 'Ann Example', reason: 'for the test' }, agreesWithLog)
  const { accountId } = person
  await openView(person, { courseId: course.id, unitId: 'any', page: 'practice', sessionId: 'any' })
  await unlock(operator, { accountId, unitId: 'any', reason: 'for the test' })
  await grantAccommodation(operator, { accountId, timeFactor: 1.5, extraAttempts: 0, reason: 'for the test' })
  await makeShareLink(person, { serial })
  await owner.query(rowsOf(accountId))
  await sealLog()
  await owner.query(`insert into checkpoint_stamp select max(size), '', now(), now() from audit_checkpoint`)
  // The revocation has a reason and waits to be sealed.
  await revoke(operator, { serial, reason: 'for the test' })
  await setCallCard(coordinator, { numbers: { ...noNumbers, supervisor: '207-555-0100' }, replacesId: null })
  const closing = (await organization()).coordinator.organizationId
  await closeOrganization(acting, { organizationId: closing, reason: 'for the test' })
})
afterAll(() => Promise.all([owner.end(), app.end()]))

describe('records are immutable, even for the owner', () => {
  test.each(immutable)('%s', async (table) => {
    const { rows } = await owner.query(`select count(*)::int as count from ${table}`)
    expect(rows[0].count).toBeGreaterThan(0)
    const column = (await columnsOf(table)).split(', ')[0]
    expect(await codeOf(owner, `update ${table} set ${column} = ${column}`)).toBe(refused)
    expect(await codeOf(owner, `delete from ${table}`)).toBe(refused)
  })

  test.each(
    `audit_checkpoint audit_event audit_link audit_value beat certificate checkpoint_stamp correction course_version credential supersession
      unsealed_event`
      .trim()
      .split(/\s+/),
  )('%s cannot be truncated', async (table) => {
    expect(await codeOf(owner, `truncate ${table} cascade`)).toBe(refused)
  })

  test('a personal value of the audit log can only be erased; an entry waits until it is sealed', async () => {
    expect(await codeOf(owner, 'update audit_value set value = value')).toBe(refused)
    expect(await codeOf(owner, 'delete from audit_value')).toBeUndefined()
    expect(await codeOf(owner, 'update unsealed_event set event_id = event_id')).toBe(refused)
    expect(await codeOf(owner, 'delete from unsealed_event')).toBe(refused)
  })

  test('a submitted attempt and its answers', async () => {
    for (const sql of [
      `update attempt set submitted_at = null where ${mine}`,
      `update attempt set seed = seed where ${mine}`,
      `delete from attempt where ${mine}`,
      `update response set flagged = flagged where ${theAttempt}`,
      `update response set value = '[]' where ${theAttempt}`,
      `delete from response where ${theAttempt}`,
      `insert into response (attempt_id, position, value, revision)
        select attempt_id, 99, '[]', 1 from response where ${theAttempt} limit 1`,
      `insert into attempt_item (attempt_id, position, item_id, item_hash, objective, option_order)
        select attempt_id, 99, 'x', item_hash, objective, option_order from attempt_item where ${theAttempt} limit 1`,
    ]) {
      expect([sql, await codeOf(owner, sql)]).toEqual([sql, refused])
    }
  })
})

describe('at most one live row of each kind exists', () => {
  test.each(['membership', 'administratorship', 'enrollment', 'accommodation'])('%s', async (table) => {
    expect(await codeOf(owner, await copy(table))).toBe(duplicate)
    expect(await codeOf(owner, await copy(table, { ended_at: 'now()' }))).toBeUndefined()
  })

  test('open attempt at a quiz, across courses', async () => {
    // A fresh ordinal each time, so that the refusal is about the open attempt.
    let ordinal = 1000
    const open = (own = {}) =>
      copy('attempt', { submitted_at: 'null', unit_id: "'one'", ordinal: String(++ordinal), ...own })
    expect(await codeOf(owner, `${await open()}; ${await open({ unit_id: "'another'" })}`)).toBeUndefined()
    expect(await codeOf(owner, `${await open()}; ${await open()}`)).toBe(duplicate)
    expect(await codeOf(owner, `${await open()}; ${await open({ course_id: "'another'" })}`)).toBe(duplicate)
  })

  test('certificate at the root of an enrollment, and one successor for each', async () => {
    const serial = (end: string) => `'NL-0000-0000-0000-000${end}'`
    const second = await copy('certificate', { serial: serial('1') })
    expect(await codeOf(owner, second)).toBe(duplicate)
    const original = `(select id from certificate where ${mine} and supersedes_id is null)`
    const correct = (end: string) =>
      copy('certificate', { serial: serial(end), supersedes_id: original }, 'supersedes_id is null')
    expect(await codeOf(owner, await correct('2'))).toBeUndefined()
    expect(await codeOf(owner, `${await correct('2')}; ${await correct('3')}`)).toBe(duplicate)
    const elsewhere = await copy('certificate', { serial: serial('4'), supersedes_id: 'gen_random_uuid()' })
    expect(await codeOf(owner, elsewhere)).toBe(refused)
  })
})

describe('a later row replaces one of its own', () => {
  const another = (column: string) => ({ [column]: 'gen_random_uuid()' })
  test.each([
    ['attendance', { reason: "'any'" }, [another('session_id'), another('account_id')]],
    [
      'outside_certificate',
      { state: "'accepted'" },
      [another('certificate_id'), another('organization_id'), another('account_id'), { sha256: "'other'" }],
    ],
  ])('%s', async (table, changed, others) => {
    const next = { ...changed, replaces_id: 'id' } as Record<string, string>
    expect(await codeOf(owner, await copy(table, next, 'replaces_id is null'))).toBeUndefined()
    for (const other of [...others, another('replaces_id')])
      expect([other, await codeOf(owner, await copy(table, { ...next, ...other }, 'replaces_id is null'))]).toEqual([
        other,
        refused,
      ])
  })
})

describe('a row cannot hold', () => {
  test.each([
    ['hours that are no quarters', 'certificate', { hours: '1.1' }],
    ['no hours', 'certificate', { hours: '0' }],
    ['a serial of another shape', 'certificate', { serial: "'NL-1234'" }],
    ['a practice answer that is no list', 'practice_response', { value: `'"a"'`, revision: '9' }],
  ])('%s', async (_what, table, own) => {
    expect(await codeOf(owner, await copy(table, own as Record<string, string>))).toBe(checkFailed)
  })
})

describe('the role of the app', () => {
  test('deletes only tries, uncounted work and votes, notes, personal values, factors, sign-on steps and rows past their period', async () => {
    const { rows } = await owner.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
    expect(rows.length).toBeGreaterThan(20)
    // A trigger guards each row of spaced_case: lib/record/spaced-practice/promises.test.ts.
    for (const { relname } of rows.filter((row) => row.relname !== 'spaced_case')) {
      const may = [
        'address_confirmation',
        'address_link',
        'audit_value',
        'authenticator_app',
        'course_evaluation',
        'ended_session',
        'first_language',
        'group_vote',
        'growing_delay',
        'import_draft',
        'kept_count',
        'known_device',
        'late_note',
        'member_invitation',
        'outside_file',
        'passkey',
        'passkey_challenge',
        'password_reset',
        'pending_sign_in',
        'rate_limit',
        'recovery_code',
        'reflection',
        'refused_form',
        'registration',
        'session',
        'sign_on_domain',
        'sign_on_group',
        'sign_on_message',
        'sign_on_request',
        'sign_on_session',
        'subject_chain',
        'suggested_detail',
        'uncounted_submission',
      ].includes(relname)
      const code = may ? undefined : relname === 'unsealed_event' ? refused : noRight
      expect([relname, await codeOf(app, `delete from ${relname}`)]).toEqual([relname, code])
      expect([relname, await codeOf(app, `truncate ${relname} cascade`)]).toEqual([relname, noRight])
    }
  })

  test.each([...immutable, 'audit_value', 'unsealed_event'])('updates nothing in %s', async (table) => {
    const column = (await columnsOf(table)).split(', ')[0]
    expect(await codeOf(app, `update ${table} set ${column} = ${column}`)).toBe(noRight)
  })

  test.each([
    'create table anything ()',
    'create function anything() returns int language sql as $$ select 1 $$',
    'alter table account add column anything int',
    'alter table certificate disable trigger immutable',
    'alter table audit_event disable trigger all',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    "copy audit_event to program 'true'",
    'drop table audit_event',
    'drop trigger immutable on certificate',
    'create schema anything',
    'create role anything',
    "set session_replication_role = 'replica'",
    'select * from _prisma_migrations',
  ])('cannot: %s', async (sql) => {
    expect(await codeOf(app, sql)).toBe(noRight)
  })

  test('owns nothing and has no special rights', async () => {
    const { rows } = await app.query(
      `select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication from pg_roles where rolname = current_user`,
    )
    expect(Object.values(rows[0])).toEqual([false, false, false, false, false])
    const owned = await app.query(`select relname from pg_class where pg_get_userbyid(relowner) = current_user`)
    expect(owned.rows).toEqual([])
  })
})
