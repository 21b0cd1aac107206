import { randomUUID } from 'node:crypto'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { beforeAll, expect, test } from 'vitest'
import { mailTo } from '@/fixtures/mail'
import { outsidePdf } from '@/fixtures/outside'
import { candidate } from '@/fixtures/spaced-practice'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { createResetLink } from '@/lib/people/account/create-reset-link'
import { writeMail } from '@/lib/people/mail/write-mail'
import { personalData } from '@/lib/people/privacy/personal-data'
import { db, transact } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { annotate } from '@/lib/record/amendment/annotate'
import { addOutside } from '@/lib/record/outside-certificate/add-outside'
import { cohort, joined, learner, organization } from '@/prisma/factories'
import { streamDataCopy } from './stream-data-copy'

/** Some of this record is rows without entries; lib/record/packet/agreement.test.ts tests the comparison. */
const agrees = async () => true

let world: World
let person: Learner
let coordinator: Coordinator
let serial: string
let secrets: string[]
let files: Map<string, string>

async function copyOf(one: Learner): Promise<Map<string, string>> {
  const bytes = await new Response((await streamDataCopy(one, agrees, world)) as BodyInit).arrayBuffer()
  const read = new Map<string, string>()
  for (const entry of await new ZipReader(new Uint8ArrayReader(new Uint8Array(bytes))).getEntries()) {
    if (entry.directory) continue
    read.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())).toString())
  }
  return read
}

beforeAll(async () => {
  const candidateNow = await candidate()
  ;({ person, world, serial } = candidateNow)
  const { accountId } = person
  await candidateNow.asks()
  await candidateNow.answers()
  coordinator = (await organization('Town of Dunmore')).coordinator
  await joined(person, (await cohort(coordinator, 'Night patrol')).code)
  await annotate(coordinator, { accountId, object: null, text: 'Came to every class' })
  const given = { provider: 'State academy', title: 'Interviewing', earnedOn: '2026-11-01', hours: 60, topics: null }
  await addOutside(coordinator, { ...given, accountId, bytes: outsidePdf('ELSEWHERE') })
  const { token } = await createResetLink(coordinator, accountId)
  const times = { startedAt: world.now(), seenAt: world.now(), expiresAt: world.now() }
  const sessionId = randomUUID()
  await db.session.create({ data: { id: sessionId, accountId, version: 1, device: 'Firefox on Windows', ...times } })
  const tokenHash = randomUUID()
  await db.knownDevice.create({ data: { accountId, tokenHash, lastUsedAt: world.now() } })
  await transact((tx) => writeMail(tx, mailTo(person, `test:${randomUUID()}`)))
  const { passwordHash } = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  secrets = [token, sessionId, tokenHash, passwordHash]
  files = await copyOf(person)
})

test('a learner gets everything about them in one ZIP', () => {
  const has = (name: string, ...texts: string[]) => {
    for (const text of texts)
      expect([name, files.get(`your-data/${name}`)]).toEqual([name, expect.stringContaining(text)])
  }
  has('readme.txt', 'EVERYTHING ABOUT YOU')
  has(
    'account.json',
    person.name,
    person.email,
    'Firefox on Windows',
    'Town of Dunmore',
    'Night patrol',
    'passwordLinks',
  )
  has('transcript.json', person.name)
  has('transcript.pdf', '%PDF')
  has('certificates.json', serial)
  has('enrollments.json', 'enrolledAt', 'places', 'State academy')
  const outside = [...files].find(([name]) => name.startsWith('your-data/outside-certificates/'))
  expect(outside).toEqual([expect.stringMatching(/\/[0-9a-f]{64}\.pdf$/), expect.stringContaining('ELSEWHERE')])
  has('attempts.json', '[')
  has('encounters.json', 'runs', 'readings', 'notes')
  has('practice.json', 'spacedCases', 'plans', 'followUps')
  has('time.json', 'activeMs')
  has('notes.json', 'Came to every class')
  has('mail.json', person.email, '(a link)')
  has('log.json', 'account.registered', 'amendment.annotated')
})

test('no secret is in a copy, and nothing of another person', async () => {
  const whole = [...files.values()].join('\n')
  for (const secret of secrets) expect(whole).not.toContain(secret)
  expect(whole).not.toMatch(/https?:\/\/\S*unsubscribe/)
  const other = await copyOf(await learner())
  expect([...other.values()].join('\n')).not.toContain(person.name)
})

test('each copy is an entry in the log, and the sixth of an hour is refused', async () => {
  const one = await learner()
  for (let copy = 0; copy < 5; copy++) await (await streamDataCopy(one, agrees, systemWorld)).cancel()
  await expect(streamDataCopy(one, agrees, systemWorld)).rejects.toMatchObject({ code: 'too-many' })
  const where = { action: 'account.data-downloaded', subjectId: one.accountId, actorId: one.accountId }
  expect(await db.auditEvent.count({ where })).toBe(5)
})

/** Tables with personal columns that a copy has in no file. */
const leftOut: Record<string, string> = {
  GrowingDelay: 'hashes of nobody in particular',
  RateLimit: 'hashes of nobody in particular',
  ImportDraft: 'for two hours, and not by the people on it',
  KeptCount: 'counted anew from rows that are in the copy',
  RefusedForm: 'for minutes, and not by person',
  ReminderStop: 'a setting; who made it is about others',
  SeatTimeRule: 'a setting; who made it is about others',
  SecondFactorRule: 'a setting; who made it is about others',
  PendingSignIn: 'for minutes',
  PasskeyChallenge: 'for minutes',
  SignOnRole: 'account.json has the membership',
  SignOnProvider: 'settings; who made them is about others',
  SignOnSession: 'account.json has the session',
  SignOnRequest: 'for minutes',
  SignOnMessage: 'not by person',
  UncountedSubmission: 'waits to be counted',
  ActiveClock: 'a counter of the beats, which are there',
  RecordDispute: 'no-transcript.txt says it',
  UnsealedEvent: 'waits to be sealed',
  AuditLink: 'numbers of the log',
  SubjectChain: 'numbers of the log',
  AuditValue: 'texts that other people typed',
  Cohort: 'the name is in account.json; who made it is about others',
  Division: 'the name is in account.json; who made it is about others',
  ClassroomSession: 'enrollments.json has those that the person was in; who recorded it is about others',
  Mandate: 'names no person',
  MandateVersion: 'what an organization requires; log.json has that a person changed it',
  ExportSchedule: 'log.json has when it began and ended; mail.json has the mails',
  SavedReport: 'columns of an organization; log.json has that a person saved or removed one',
  GroupSession: 'cases of an organization; log.json has that a person started one',
  GroupVote: 'without a name',
  GroupTally: 'totals without names',
  ClassroomDoor: 'codes of an organization; log.json has that a person opened one',
  OutsideOpening: 'a setting; who made it is about others',
  JoinLink: 'links of an organization',
  OrganizationClosure: 'about an organization; log.json has that a person closed one',
  IdentifierRequest: 'what an organization asks of everyone',
  SuggestedDetail: 'until it is answered; log.json has each',
  CallCard: 'what an organization gives everyone; who set it is about others',
  IdentifierRule: 'what an organization calls an identifier; who made it is about others',
  AddressLink: 'links; account.json has the confirmed addresses',
  Registration: 'not an account yet',
  MemberInvitation: 'codes; account.json has the details that the person joined with',
  Invitation: 'links; log.json has the invitations',
  AuditorGrant: 'log.json has each that the person accepted, and its end',
  CertificateStamp: 'outside clocks on files that are there; log.json has each',
  AccountPseudonym: 'a closed account downloads nothing',
  AccountClosure: 'a closed account downloads nothing',
  Packet: 'requests of coordinators; log.json has the downloads',
  LegalHold: 'log.json has that it was placed',
  Correction: 'certificates.json has when; the reason is for administrators',
  Revocation: 'certificates.json has when; the reason is for administrators',
  ShareLink: 'secrets; log.json has when they were made',
}
const copied =
  'Account Administratorship Membership CohortMember CertificateConsent Session EndedSession KnownDevice PasswordReset AddressConfirmation FirstLanguage Mail Enrollment NameConfirmation DeltaUnit LessonCompletion ReadingPlace PracticeResponse Attempt AttemptItem Response Submission Attestation AttestedIdentifier Accommodation Unlock EncounterRun Step RunEnd EncounterReading Reflection CourseEvaluation CaseRound CaseRating SignOnSubject Passkey AuthenticatorApp RecoveryCode PageView Beat Anomaly AnomalyDisposition Annotation Waiver Extension Reset TimeAcceptance Attendance OutsideCertificate OutsideFile MandateException Assignment LateNote DueReminder Certificate CertificateDocument Credential CertificateUpdate Supersession SpacedCase PracticePlan FollowUp AuditEvent'

test('each table with personal columns is in the copy, or is left out for a reason', () => {
  const tables = personalData.flatMap(({ columns }) => Object.keys(columns))
  expect([...copied.split(' '), ...Object.keys(leftOut)].sort()).toEqual(tables.sort())
})
