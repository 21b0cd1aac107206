import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differencesOfRecord } from '@/fixtures/differences-of-record'
import { ownDatabase } from '@/fixtures/own-database'
import { tampered } from '@/fixtures/tampering'
import type { NewPassword } from '@/lib/people/account/password'

/* People's rights, against the log. The log seals nothing here: verify-record compares waiting entries, too. */
const database = ownDatabase('rights')
await database.create()

const { openSession } = await import('@/lib/people/account/session/open-session')
const { operator } = await import('@/lib/people/account/actor')
const { grantAuditor } = await import('@/lib/people/auditor/grant-auditor')
const { acceptGrant } = await import('@/lib/people/auditor/accept-grant')
const { changeDetails } = await import('@/lib/people/organization/membership/change-details')
const { rename } = await import('@/lib/people/organization/membership/rename')
const { findMemberDetails } = await import('@/lib/people/organization/membership/member-details')
const { removeCoordinator } = await import('@/lib/people/role/remove-coordinator')
const { leave } = await import('@/lib/people/role/leave')
const { loadCatalog } = await import('@/lib/content/course/catalog/load')
const { systemWorld } = await import('@/lib/platform/world')
const { changeTimeRule } = await import('@/lib/record/seat-time/change-time-rule')
const { addMandate } = await import('@/lib/record/mandate/add-mandate')
const { makeException } = await import('@/lib/record/mandate/make-exception')
const { assign } = await import('@/lib/training/assignment/assign')
const { registerWithCode } = await import('@/lib/people/member-invitation/register-with-code')
const { invitation } = await import('@/fixtures/invitation')
const { administrator, cohort, joined, learner, organization, testPassword } = await import('@/prisma/factories')

const rule = {
  title: 'Yearly training',
  authority: 'The academy',
  citation: '',
  minutes: 60,
  topics: [],
  cycle: { kind: 'interval' as const, months: 12 },
  firstDays: 30,
  needsApproval: false,
  countsClassroom: false,
}

let made: Awaited<ReturnType<typeof make>>

async function make() {
  const [found] = (await loadCatalog()).courses
  const course = found && { ...found, time: { ...found.time, rule: 'inform' as const } }
  if (!course) throw new Error('no course')
  const { coordinator, account } = await organization()
  const other = await organization()
  const boss = await administrator()
  const [person, colleague, auditor, gone] = [await learner(), await learner(), await learner(), await learner()]
  const { cohortId, code } = await cohort(coordinator)
  const { cohortId: second } = await cohort(coordinator, 'Detectives')
  for (const one of [person, colleague, gone]) await joined(one, code)
  const { organizationId } = coordinator
  await rename(person, { name: 'Jo Sample' })
  const { version } = await findMemberDetails(coordinator, person.accountId)
  const details = { rank: 'Sergeant', identifier: '17', hiredOn: '2020-01-31', supervisorId: account.accountId }
  await changeDetails(coordinator, { accountId: person.accountId, version, ...details, divisionId: null })
  await leave(gone, { organizationId })
  await removeCoordinator(operator, { ...other.coordinator, reason: 'Moved away' })
  await changeTimeRule(coordinator, { organizationId, courseId: course.id, holds: true, courses: [course] })
  await assign(coordinator, { audience: 'everyone', course, dueDays: 30 })
  await assign(coordinator, { audience: 'person', accountId: person.accountId, course })
  const granted = await grantAuditor(coordinator, { email: auditor.email, from: '2026-12-01', until: '2027-06-30' })
  if (!granted.ok) throw new Error(granted.reason)
  await acceptGrant(auditor, { grantId: granted.id })
  const mandateId = await addMandate(coordinator, {
    rule: { ...rule, courses: [{ courseId: course.id, approvalNumber: null, topics: [] }] },
    effectiveFrom: '2026-01-01',
    effectiveUntil: null,
  })
  const exception = { mandateId, kind: 'waiver', until: '2099-12-31', authority: 'The chief', reason: 'Leave' } as const
  await makeException(coordinator, { ...exception, accountId: person.accountId })
  const arrival = { device: null, userAgent: null, passwordAt: new Date(), factor: null, origin: null }
  await openSession({ id: boss.account.accountId, sessionVersion: 1 }, arrival, systemWorld)
  const { code: sheet } = await invitation(coordinator)
  const unmailed = { name: 'Ada Rowe', code: sheet, password: testPassword as NewPassword }
  expect(await registerWithCode(unmailed)).toEqual({ ok: true })
  return {
    sheet,
    organizationId,
    cohortId,
    second,
    person,
    colleague,
    auditor,
    gone,
    former: other.account,
    boss: boss.account,
  }
}

beforeAll(async () => {
  made = await make()
}, 120_000)
afterAll(database.drop)

test('rows that the site wrote follow from the log', async () => {
  expect(await differencesOfRecord()).toEqual([])
})

describe('a superuser’s change of who may do what is named:', () => {
  const own = () => `account_id = '${made.person.accountId}'`
  const rowOf = (role: string) => `role = '${role}' and organization_id = '${made.organizationId}'`
  test.each<[string, string | string[], () => string, RegExp]>([
    [
      'a name',
      'account',
      () => `update account set name = 'Mallory' where id = '${made.person.accountId}'`,
      /account \S+: name is "Mallory" on record, but "Jo Sample" in the log \(row of entry \d+, account\.registered\)/,
    ],
    [
      'an address',
      'account',
      () =>
        `update account set email = 'm@evil.example', email_key = 'm@evil.example' where id = '${made.person.accountId}'`,
      /emailKey is "m@evil.example" on record, but "person-/,
    ],
    [
      'the code of someone without an address',
      'account',
      () => `update account set email_key = '0000000000' where email_key = lower('${made.sheet}')`,
      /emailKey is "0000000000" on record, but "\w{10}" in the log/,
    ],
    [
      'a password',
      'account',
      () => `update account set password_hash = (select password_hash || 'x' from account limit 1)
        where id = '${made.person.accountId}'`,
      /passwordSha256 is "\w{64}" on record, but "\w{64}" in the log/,
    ],
    [
      'names swapped',
      'account',
      () => `update account a set name = (select name from account b where b.id <> a.id and b.id in
          ('${made.person.accountId}', '${made.colleague.accountId}')) where id in ('${made.person.accountId}', '${made.colleague.accountId}')`,
      /(?=[\s\S]*name is "Sample Person \w+" on record, but "Jo Sample")[\s\S]*name is "Jo Sample" on record, but "Sample Person/,
    ],
    [
      'a closed account',
      'account_closure',
      () => `insert into account_closure values ('${made.person.accountId}', now(), null, 'made up')`,
      /closureReason is "made up" on record, but null in the log/,
    ],
    [
      'an account without a registration',
      'account',
      () =>
        `insert into account select (jsonb_populate_record(a, '{"id": "00000000-0000-4000-8000-000000000001", "email_key": "x"}')).* from account a limit 1`,
      /account 00000000-0000-4000-8000-000000000001: the log has no entry for it/,
    ],
    [
      'a confirmed address',
      'address_confirmation',
      () => `insert into address_confirmation values ('${made.person.accountId}', 'x@x.example', 'mail', '2026-01-01')`,
      /no entry for the address confirmed at 2026-01-01/,
    ],
    [
      'a learner made a coordinator',
      'membership',
      () => `insert into membership (id, organization_id, account_id, role, name_key, started_at)
        values (gen_random_uuid(), '${made.organizationId}', '${made.person.accountId}', 'coordinator', 'x', now())`,
      /membership \S+: the log has no entry for it/,
    ],
    [
      'the role of a learner changed to coordinator',
      'membership',
      () => `update membership set role = 'coordinator' where ${own()}`,
      /membership \S+: role is "coordinator" on record, but "learner" in the log/,
    ],
    [
      'a learner made an administrator',
      'administratorship',
      () =>
        `insert into administratorship (id, account_id, granted_at) values (gen_random_uuid(), '${made.person.accountId}', now())`,
      /role of an administrator \S+: the log has no entry for it/,
    ],
    [
      'what someone did as an administrator whom only SQL made one',
      'audit_event',
      () => `insert into audit_event (at, action, actor_role, actor_id, details)
        values (now(), 'log.searched', 'administrator', '${made.person.accountId}', '{}')`,
      /account \S+: acted as administrator at 20\S+, without that role in the log/,
    ],
    [
      'what someone did as a coordinator after leaving',
      'audit_event',
      () => `insert into audit_event (at, action, actor_role, actor_id, details)
        values (now() + interval '1 hour', 'organization.people-viewed', 'coordinator', '${made.former.accountId}', '{}')`,
      /account \S+: acted as coordinator at 20\S+, without that role in the log/,
    ],
    [
      'an administrator taken out',
      'administratorship',
      () => `delete from administratorship`,
      /the record lacks the role of an administrator of entry \d+, account\.administrator-granted/,
    ],
    [
      'a membership deleted',
      'membership',
      () => `delete from membership where ${own()}`,
      /the record lacks the membership of entry \d+, organization\.joined/,
    ],
    [
      'a membership that started earlier',
      'membership',
      () => `update membership set started_at = '2020-01-01' where ${own()}`,
      /startedAt is "2020-01-01T00:00:00.000Z" on record, but "2026/,
    ],
    [
      'an ended membership opened again',
      'membership',
      () =>
        `update membership set ended_at = null, ended_by_id = null, end_reason = null where account_id = '${made.gone.accountId}'`,
      /endReason is null on record, but "Left on their own" in the log/,
    ],
    [
      'a membership ended',
      'membership',
      () => `update membership set ended_at = now() where ${rowOf('coordinator')}`,
      /endedAt is "\S+" on record, but null in the log \(row of entry \d+, organization\.coordinator-made\)/,
    ],
    [
      'a rank',
      'membership',
      () => `update membership set rank = 'Chief' where ${own()}`,
      /rank is "Chief" on record, but "Sergeant"/,
    ],
    [
      'a day of hiring',
      'membership',
      () => `update membership set hired_on = '2010-01-01' where ${own()}`,
      /hiredOn is "2010-01-01" on record, but "2020-01-31"/,
    ],
    [
      'a last day',
      'membership',
      () => `update membership set leaves_on = '2027-01-01' where ${own()}`,
      /leavesOn is "2027-01-01" on record, but null in the log/,
    ],
    [
      'another cohort',
      'cohort_member',
      () => `update cohort_member set cohort_id = '${made.second}' where ${own()}`,
      /the record lacks the stay in cohort of entry \d+, organization\.joined[\s\S]*stay in cohort \S+: the log has no entry for it/,
    ],
    [
      'the name of an organization',
      'organization',
      () => `update organization set name = 'Elsewhere' where id = '${made.organizationId}'`,
      /organization \S+: name is "Elsewhere" on record/,
    ],
    [
      'a time rule ended',
      'seat_time_rule',
      () => `update seat_time_rule set ended_at = now()`,
      /time rule \S+: endedAt is "\S+" on record, but null in the log \(row of entry \d+, organization\.time-held\)/,
    ],
    [
      'a time rule added',
      'seat_time_rule',
      () =>
        `insert into seat_time_rule (id, organization_id, course_id, began_at) values (gen_random_uuid(), '${made.organizationId}', 'other', now())`,
      /time rule \S+: the log has no entry for it/,
    ],
    [
      'an auditor’s grant made up',
      'auditor_grant',
      () =>
        `insert into auditor_grant select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'email_key', 'x'))).* from auditor_grant g`,
      /auditor’s grant \S+: the log has no entry for it/,
    ],
    [
      'a longer grant',
      'auditor_grant',
      () => `update auditor_grant set from_on = '2026-11-01'`,
      /fromOn is "2026-11-01" on record, but "2026-12-01"/,
    ],
    [
      'a grant taken over by another account',
      'auditor_grant',
      () => `update auditor_grant set account_id = '${made.colleague.accountId}'`,
      /auditor’s grant \S+: accountId is /,
    ],
    [
      'an administrator’s session made up',
      'session',
      () =>
        `insert into session select (jsonb_populate_record(s, '{"id": "made-up"}')).* from session s where account_id = '${made.boss.accountId}'`,
      /no sign-in for session made-up/,
    ],
    [
      'an assignment to everyone made up',
      'assignment',
      () =>
        `insert into assignment select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'course_id', 'other'))).* from assignment a where account_id is null`,
      /organization \S+, assignment \S+: the log has no entry for it/,
    ],
    [
      'an assignment to a person made up',
      'assignment',
      () =>
        `insert into assignment select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'course_id', 'other'))).* from assignment a where account_id is not null`,
      /account \S+, assignment \S+: the log has no entry for it/,
    ],
    [
      'a due date',
      'assignment',
      () => `update assignment set due_days = 90 where account_id is null`,
      /dueDays is 90 on record, but 30/,
    ],
    [
      'an assignment taken out',
      'assignment',
      () => `delete from assignment where ${own()}`,
      /the record lacks the assignment of entry \d+, assignment\.assigned/,
    ],
    [
      'a mandate’s rule',
      'mandate_version',
      () => `update mandate_version set rule = rule || '{"minutes": 1}'`,
      /version of a mandate \S+: rule is /,
    ],
    [
      'an exception from a mandate',
      'mandate_exception',
      () => `update mandate_exception set kind = 'extension'`,
      /kind is "extension" on record, but "waiver" in the log/,
    ],
    [
      'an organization taken out',
      'organization',
      () => `delete from organization where id = '${made.organizationId}'`,
      /organization \S+: the log has it, but the record does not/,
    ],
  ])('%s', async (_what, tables, sql, sentence) => {
    expect((await tampered(tables, sql(), differencesOfRecord)).join('\n')).toMatch(sentence)
  })
})
