import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { roundTrips } from '@/fixtures/round-trips'
import { tampered } from '@/fixtures/tampering'

/* Everybody's record is compared, so this test gets a database of its own. */
const database = ownDatabase('record')
await database.create()

const { course, makeSample, world } = await import('@/fixtures/packet')
const { trainedElsewhere } = await import('@/fixtures/trained-elsewhere')
const { operator } = await import('@/lib/people/account/actor')
const { waive } = await import('@/lib/record/amendment/waive')
const { revoke } = await import('@/lib/record/certificate/revoke')
const { publishCatalog } = await import('@/lib/record/publication/publish-catalog')
const { lessonsOf } = await import('@/prisma/course-parts')
const { certified, enrolled, learner } = await import('@/prisma/factories')
const { verifyRecord } = await import('./verify-record')

let sample: Awaited<ReturnType<typeof makeSample>>
let valid: string
beforeAll(async () => {
  await publishCatalog()
  sample = await makeSample(trainedElsewhere)
  await enrolled(sample.beginner, course, world)
  const unit = lessonsOf(course)[1]
  if (!unit) throw new Error('no lesson')
  expect(await waive(operator, { accountId: sample.beginner.accountId, unit, reason: 'for the test' }, world)).toEqual({
    ok: true,
  })
  valid = await certified(await learner({}, world), course, world)
  await revoke(operator, { serial: sample.serial, reason: 'for the test' }, world)
}, 120_000)
afterAll(database.drop)

async function found(): Promise<string[]> {
  const differences: string[] = []
  const shown: number[] = []
  const verdict = await verifyRecord(operator, {
    difference: (sentence) => differences.push(sentence),
    progress: (done) => shown.push(done),
  })
  expect(verdict.differences).toBe(differences.length)
  expect(shown.at(-1)).toBe(verdict.people)
  return differences
}

test('an untouched record agrees with the log', async () => {
  expect(await found()).toEqual([])
})

test('three more people with records need no more queries', async () => {
  const before = await roundTrips(found)
  for (let more = 0; more < 3; more += 1) await certified(await learner({}, world), course, world)
  expect(await roundTrips(found)).toBe(before)
})

describe('each kind of row that a superuser edits is named:', () => {
  const own = () => `account_id = '${sample.person.accountId}'`
  const certificate = () => `(select id from certificate where ${own()})`
  const beat = () => `ctid = (select ctid from beat where ${own()} and kind = 'beat' order by ordinal limit 1)`
  test.each<[string, string | string[], () => string, RegExp]>([
    [
      'a certificate’s name',
      'certificate',
      () => `update certificate set name = 'Mallory' where ${own()}`,
      /certificates\/NL-\S+\.jwt is about another person or certificate \(\[.*Okafor.*, but \[.*"Mallory"\] on record\)/,
    ],
    [
      'a certificate’s hours',
      'certificate',
      () => `update certificate set hours = 40 where ${own()}`,
      /hours, but 40 on record/,
    ],
    [
      'a run whose ending stays with the learner taken out',
      'encounter_run',
      () => `delete from encounter_run where id = '${sample.untoldRun}'`,
      /, unit:\S+: its runs, choices or readings are not those of entry \d+/,
    ],
    [
      'a choice in an encounter',
      'step',
      () => `update step set choice_id = 'z' where run_id = '${sample.untoldRun}' and position = 1`,
      /, unit:\S+: its runs, choices or readings are not those of entry \d+/,
    ],
    [
      'the ending of a run',
      'run_end',
      () => `update run_end set outcome = 'sound' where run_id = '${sample.untoldRun}'`,
      /the log has no entry for encounter \S+, done 2026/,
    ],
    [
      'a certificate taken out',
      'certificate',
      () => `delete from certificate where ${own()}`,
      /the log has certificate:.*but the record does not/,
    ],
    [
      'a certificate’s place in the status lists',
      'credential',
      () => `update credential set status_position = 99999 where certificate_id = ${certificate()}`,
      /another place in the status lists/,
    ],
    [
      'a PDF',
      'certificate_document',
      () => `update certificate_document set pdf = 'x' where certificate_id = ${certificate()}`,
      /is not the PDF that was issued/,
    ],
    [
      'a PDF with its hash',
      'certificate_document',
      () =>
        `update certificate_document set pdf = 'x', sha256 = encode(sha256('x'), 'hex') where certificate_id = ${certificate()}`,
      /, certificate:[0-9a-f-]{36}: pdfSha256 is "2d711642\w+" on record, but "\w{64}" as logged/,
    ],
    [
      'a revocation taken out',
      'revocation',
      () => `delete from revocation where certificate_id = ${certificate()}`,
      /certificate\.revoked\), but the record does not/,
    ],
    [
      'a revocation’s time',
      'revocation',
      () => `update revocation set revoked_at = '2027-01-01' where certificate_id = ${certificate()}`,
      /revokedAt is "2027-01-01/,
    ],
    [
      'a score',
      'submission',
      () => `update submission set raw = raw + 1 where attempt_id in (select id from attempt where ${own()})`,
      /, attempt:[0-9a-f-]{36}: raw is \d+ on record, but \d+ as logged/,
    ],
    [
      'an attempt taken out',
      ['attempt'],
      () => `delete from attempt where id = (select max(id::text)::uuid from attempt where ${own()})`,
      /the log has attempt:.*but the record does not/,
    ],
    [
      'the credit of a beat',
      'beat',
      () => `update beat set credit_ms = 30000, cap_ms = 30000 where ${beat()}`,
      /counts 30000 ms on record/,
    ],
    [
      'an anomaly taken out',
      'anomaly',
      () => `delete from anomaly where ${own()}`,
      /the log has .*anomaly\.noticed\), but the record does not/,
    ],
    [
      'an anomaly',
      'anomaly',
      () => `update anomaly set facts = facts || '{"activeMs": 60000}' where ${own()}`,
      /, anomaly:[0-9a-f-]{36}: activeMs is 60000 on record, but 1000 as logged/,
    ],
    [
      'a waiver',
      'waiver',
      () => `update waiver set reason = 'another'`,
      /, waiver:[0-9a-f-]{36}: reason is "another" on record, but "for the test" as logged/,
    ],
    [
      'the name of an attestation',
      'attestation',
      () => `update attestation set name = 'Mallory' where ${own()}`,
      /name is "Mallory" on record/,
    ],
    [
      'the words of an attestation',
      'attestation',
      () => `update attestation set text = 'Anything' where ${own()}`,
      /, attempt:[0-9a-f-]{36}: textSha256 is "\w{64}" on record, but "\w{64}" as logged/,
    ],
    [
      'a completion',
      'lesson_completion',
      () => `update lesson_completion set active_ms = active_ms + 60000 where ${own()}`,
      /activeMs is .* as logged/,
    ],
    [
      'a completion taken out',
      'lesson_completion',
      () => `delete from lesson_completion where ${own()}`,
      /lesson\.completed\), but the record does not/,
    ],
    [
      'the kind of an enrollment',
      'enrollment',
      () => `update enrollment set kind = 'recertification' where ${own()} and kind = 'course'`,
      /enrollment:[0-9a-f-]{36}: kind is "recertification" on record, but "course" as logged/,
    ],
    [
      'the end of an enrollment',
      'enrollment',
      () => `update enrollment set ended_at = '2026-12-01' where ${own()} and kind = 'course'`,
      /enrollment:[0-9a-f-]{36}: endedAt is "2026-12-01\S+" on record, but null as logged/,
    ],
    [
      'who decided about an anomaly',
      'anomaly_disposition',
      () => `update anomaly_disposition set disposed_by_id = '${sample.person.accountId}'`,
      /disposition:[0-9a-f-]{36}: disposedById is \S+ on record, but \S+ as logged/,
    ],
    [
      'hours in a classroom',
      'attendance',
      () => `update attendance set minutes = 85 where ${own()} and replaces_id is not null`,
      /attendance:\S+: minutes is 85 on record, but 30 as logged/,
    ],
    [
      'an attendance taken out',
      'attendance',
      () => `delete from attendance where ${own()} and replaces_id is not null`,
      /the log has attendance:\S+ \(classroom\.attendance-corrected\), but the record does not/,
    ],
    [
      'an attendance without a correction taken out',
      'attendance',
      () => `delete from attendance a where ${own()} and replaces_id is null
        and not exists (select from attendance b where b.replaces_id = a.id)`,
      /the log has attendance:\S+ \(classroom\.attendance-recorded\), but the record does not/,
    ],
    [
      'the day of a session',
      'classroom_session',
      () =>
        `update classroom_session set held_on = '2026-01-01' where id in (select session_id from attendance where ${own()})`,
      /attendance:\S+: heldOn is "2026-01-01" on record, but "2026-11-24" as logged/,
    ],
    [
      'hours of another provider’s certificate',
      'outside_certificate',
      () => `update outside_certificate set minutes = 600 where ${own()}`,
      /outside-certificate:\S+: minutes is "600" on record, but "90" as logged/,
    ],
    [
      'a refused certificate accepted',
      'outside_certificate',
      () => `update outside_certificate set state = 'accepted' where ${own()} and state = 'refused'`,
      /outside-certificate:\S+: state is "accepted" on record, but "refused" as logged/,
    ],
    [
      'another provider’s certificate taken out',
      'outside_certificate',
      () => `delete from outside_certificate where ${own()} and state = 'refused'`,
      /the log has outside-certificate:\S+ \(outside-certificate\.refused\), but the record does not/,
    ],
    [
      'the file of a certificate that counts taken out',
      'outside_file',
      () => `delete from outside_file where ${own()}`,
      /the file of outside-certificate:\S+ is missing/,
    ],
    [
      'an account taken out',
      'account',
      () => `delete from account where id = '${sample.person.accountId}'`,
      /the log has \d+ entries about it, but the record does not have it/,
    ],
  ])('%s', async (_what, tables, sql, sentence) => {
    const differences = await tampered(tables, sql(), found)
    expect(differences.join('\n')).toMatch(sentence)
  })
})

describe('each kind of row that a superuser inserts without an entry is named:', () => {
  const own = () => `account_id = '${sample.person.accountId}'`
  const copied = (table: string, changes: string, of: () => string) => () =>
    `insert into ${table} select (jsonb_populate_record(one, ${changes})).* from ${table} one where ${of()} limit 1`
  const another = `jsonb_build_object('id', gen_random_uuid())`
  const enrollments = () => `enrollment_id in (select id from enrollment where ${own()})`
  test.each<[string, string, () => string, RegExp]>([
    [
      'a certificate',
      'certificate',
      copied(
        'certificate',
        `${another} || '{"serial": "NL-0000-0000-0000-0000", "enrollment_id": "00000000-0000-0000-0000-000000000000"}'`,
        own,
      ),
      /the log has no entry for certificate NL-0000-0000-0000-0000/,
    ],
    [
      'a certificate of an account that does not exist',
      'certificate',
      copied(
        'certificate',
        `${another} || '{"serial": "NL-0000-0000-0000-0000", "enrollment_id": "00000000-0000-0000-0000-000000000000", "account_id": "00000000-0000-0000-0000-000000000000"}'`,
        own,
      ),
      /certificate NL-0000-0000-0000-0000 belongs to account 0{8}-\S+, which the record does not have/,
    ],
    [
      'a revocation',
      'revocation',
      () => `insert into revocation (certificate_id, revoked_at, reason)
        select id, now(), 'made up' from certificate where serial = '${valid}'`,
      /the log has no entry for the revocation of certificate NL-/,
    ],
    [
      'an attempt',
      'attempt',
      copied('attempt', `${another} || '{"ordinal": 2}'`, own),
      /no entry for attempt [0-9a-f-]{36}/,
    ],
    [
      'a completion',
      'lesson_completion',
      copied('lesson_completion', `${another} || '{"ordinal": 2, "completed_at": "2026-11-25"}'`, own),
      /no entry for lesson \S+, read 2026-11-25/,
    ],
    [
      'a waiver',
      'waiver',
      copied('waiver', `${another} || '{"unit_id": "other"}'`, () => 'true'),
      /no entry for waiver [0-9a-f-]{36}/,
    ],
    [
      'an anomaly',
      'anomaly',
      copied('anomaly', `${another} || '{"object": "completion:other"}'`, own),
      /no entry for anomaly [0-9a-f-]{36}/,
    ],
    [
      'a disposition',
      'anomaly_disposition',
      copied('anomaly_disposition', another, () => 'true'),
      /no entry for disposition [0-9a-f-]{36}/,
    ],
    [
      'an enrollment',
      'enrollment',
      copied('enrollment', `${another} || '{"kind": "recertification"}'`, own),
      /no entry for enrollment [0-9a-f-]{36}/,
    ],
    [
      'a confirmed name',
      'name_confirmation',
      copied('name_confirmation', `${another} || '{"confirmed_at": "2026-11-25"}'`, enrollments),
      /no entry for the name confirmed in [0-9a-f-]{36}/,
    ],
    [
      'an attendance',
      'attendance',
      copied('attendance', `${another} || jsonb_build_object('replaces_id', gen_random_uuid(), 'reason', 'any')`, own),
      /no entry for attendance [0-9a-f-]{36}/,
    ],
    [
      'another provider’s certificate',
      'outside_certificate',
      () => `insert into outside_certificate select (jsonb_populate_record(one, jsonb_build_object('id', k.id, 'certificate_id', k.id))).*
        from outside_certificate one, (values (gen_random_uuid())) k (id) where ${own()} and replaces_id is null limit 1`,
      /no entry for outside certificate [0-9a-f-]{36}/,
    ],
    ['a reset', 'reset', copied('reset', another, own), /no entry for reset [0-9a-f-]{36}/],
    [
      'more time',
      'accommodation',
      copied('accommodation', `${another} || '{"ended_at": "2026-11-26"}'`, own),
      /no entry for accommodation [0-9a-f-]{36}/,
    ],
    [
      'the end of more time',
      'accommodation',
      () => `update accommodation set ended_at = now() where ${own()}`,
      /no entry for the end of accommodation [0-9a-f-]{36}/,
    ],
    [
      'a run of an encounter',
      'encounter_run',
      copied('encounter_run', `${another} || '{"ordinal": 9}'`, own),
      /, unit:\S+: its runs, choices or readings are not those of entry \d+/,
    ],
    [
      'the reading of an encounter',
      'encounter_reading',
      () => `insert into encounter_reading (account_id, unit_id, ordinal, enrollment_id, course_version_id, read_at)
        select '${sample.beginner.accountId}', unit_id, 1, enrollment_id, course_version_id, now()
        from encounter_run where ${own()} limit 1`,
      /no entry for encounter \S+, done 20/,
    ],
    [
      'a beat',
      'beat',
      copied('beat', `'{"ordinal": 99, "at": "2026-12-01"}'`, own),
      /beat 99 is where beat \d+ should be/,
    ],
  ])('%s', async (_what, table, sql, sentence) => {
    expect((await tampered(table, sql(), found)).join('\n')).toMatch(sentence)
  })
})

test('an entry about nothing is named, and hides no other difference of that person', async () => {
  const { accountId } = sample.person
  const differences = await tampered(
    ['audit_event', 'certificate'],
    `with put as (insert into audit_event (at, action, actor_role, subject_id, details)
      values (now(), 'certificate.revoked', 'system', '${accountId}', '{}'))
      update certificate set name = 'Mallory' where account_id = '${accountId}'`,
    found,
  )
  expect(differences).toEqual([
    expect.stringMatching(/another person or certificate/),
    expect.stringMatching(/entry \d+ \(certificate\.revoked\) does not say what it is about/),
    expect.stringMatching(/its details on record differ from those that were logged/),
  ])
})
