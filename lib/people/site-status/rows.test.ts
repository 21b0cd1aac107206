import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { SiteFigures } from '@/lib/people/alarm/rules'
import { usualLimits } from '@/lib/platform/alarm-limits.mjs'
import { makeKey } from '@/lib/proof/issuer/make-key'
import { publishedHalf } from '@/lib/proof/issuer/signing-key'
import { authorityRow, providerRows, siteCertificateRow } from './certificate-rows'
import { backupRow, diskRow } from './data-rows'
import { keyRows } from './key-rows'
import { checkpointRow, logRow } from './record-rows'
import { releaseRows } from './release-rows'
import { alarmRows, mailRow, processRow, type WorkFacts } from './work-rows'

const now = new Date('2026-12-01T12:00:00Z')
const clock = { now, timeZone: 'America/New_York' }
const hour = 3_600_000
const day = 24 * hour
const before = (ms: number) => new Date(now.getTime() - ms)
const after = (ms: number) => before(-ms)

const figures: SiteFigures = {
  mailWaiting: 0,
  mailWaitingSince: null,
  failedJobs: 0,
  unsealed: 0,
  unsealedSince: null,
  beganAt: before(30 * day),
  backedUpAt: before(9 * hour),
  backupPlace: '/backups/northlight-2026-12-01',
  logCheckedAt: before(8 * hour),
  isLogGood: true,
  sealingStop: null,
  disputed: 0,
  freeBytes: 20e9,
}
const data = {
  figures,
  limits: usualLimits,
  isDemo: false,
  dataFolder: '/data',
  databaseBytes: 97e6,
  isEmbedded: true,
}
const work: WorkFacts = {
  figures,
  limits: usualLimits,
  isDemo: false,
  mailServer: 'mail.example:587',
  mail: { lastSentAt: before(hour), failed: 0 },
  alarms: [],
  lateSince: null,
  processes: 2,
  startedAt: before(day),
}

const backup = (changes: Partial<SiteFigures>, more = {}) =>
  backupRow({ ...data, ...more, figures: { ...figures, ...changes } }, clock)
const disk = (changes: Partial<SiteFigures>, more = {}) =>
  diskRow({ ...data, ...more, figures: { ...figures, ...changes } }, now)
const mail = (changes: Partial<WorkFacts> = {}) => mailRow({ ...work, ...changes }, clock)

test('a backup row says when and where, and what to do when none was made', () => {
  expect(backup({})).toEqual({
    name: 'Backup',
    state: 'good',
    fact: 'The newest was made November 30, 2026, 10:00 PM, in /backups/northlight-2026-12-01.',
  })
  const never = { backedUpAt: null, backupPlace: null }
  expect(backup({ ...never, beganAt: before(hour) })).toEqual({
    name: 'Backup',
    state: 'look',
    fact: 'No backup has been made.',
    next: { text: 'Make one each day', section: 'docs/operating/backup.md#backup' },
  })
  expect(backup(never)).toMatchObject({ state: 'broken', fact: 'No backup has been made.' })
  expect(backup({ backedUpAt: before(40 * hour) })).toMatchObject({
    state: 'broken',
    fact: expect.stringMatching(
      /^There has been no backup in the last 36 hours\. The newest was made November 29, 2026/,
    ),
  })
  expect(backup(never, { limits: { ...usualLimits, backup: 0 } })).toMatchObject({ state: 'good' })
  expect(backup({ ...never, beganAt: null }, { isDemo: true })).toMatchObject({ state: 'good' })
})

test('a disk row follows the alarm about the disk', () => {
  expect(disk({})).toEqual({ name: 'Disk', state: 'good', fact: '20.0 GB free in /data. The database takes 97 MB.' })
  expect(disk({}, { isEmbedded: false }).fact).toMatch(/97 MB, on a disk that this machine may not see\.$/)
  expect(disk({ freeBytes: 1.05 * 1024 ** 3 })).toMatchObject({ state: 'look' })
  expect(disk({ freeBytes: 100e6 })).toMatchObject({
    state: 'broken',
    fact: expect.stringMatching(/^100 MB free/),
    next: { section: 'docs/operating.md#the-disk-is-full' },
  })
  expect(disk({ freeBytes: null })).toMatchObject({ state: 'look' })
})

test('a mail row names the server, the last mail, and what waits or failed', () => {
  expect(mail()).toEqual({
    name: 'Mail',
    state: 'good',
    fact: 'Mail goes to mail.example:587. The last one was sent December 1, 2026, 6:00 AM. 0 mails wait.',
  })
  const late = { ...figures, mailWaiting: 1, mailWaitingSince: before(hour) }
  expect(mail({ figures: late })).toMatchObject({ state: 'broken', fact: expect.stringMatching(/1 mail waits\.$/) })
  expect(mail({ mail: { lastSentAt: before(hour), failed: 2 } })).toMatchObject({
    state: 'look',
    fact: expect.stringMatching(/2 mails failed in the last 7 days\.$/),
    next: { page: '/admin/mail' },
  })
  expect(mail({ mail: { lastSentAt: null, failed: 0 } })).toMatchObject({ state: 'look' })
  expect(mail({ mailServer: null })).toMatchObject({
    state: 'look',
    next: { section: 'docs/operating/people.md#mail' },
  })
  expect(mail({ mailServer: null, isDemo: true })).toMatchObject({ state: 'good' })
})

test('each raised alarm has a row', () => {
  expect(alarmRows(work, clock)).toEqual([{ name: 'Alarms', state: 'good', fact: 'No alarm is raised.' }])
  const raised = { kind: 'disk' as const, sentence: 'The disk has less than 1024 MB left.', raisedAt: before(hour) }
  expect(alarmRows({ ...work, alarms: [raised] }, clock)).toMatchObject([
    { state: 'broken', fact: 'The disk has less than 1024 MB left. Since December 1, 2026, 6:00 AM.' },
  ])
})

test('a late worker is broken, and failed jobs are something to look at', () => {
  expect(processRow(work, clock)).toEqual({
    name: 'Processes',
    state: 'good',
    fact: '2 app processes; this one has run since November 30, 2026, 7:00 AM. The worker is on time.',
  })
  expect(processRow({ ...work, lateSince: before(hour) }, clock)).toMatchObject({ state: 'broken' })
  expect(processRow({ ...work, figures: { ...figures, failedJobs: 3 } }, clock)).toMatchObject({
    state: 'look',
    fact: expect.stringMatching(/3 jobs of the worker failed\.$/),
  })
})

test('a log that was not checked for two days is something to look at, and an error in it is broken', () => {
  expect(logRow(figures, clock)).toMatchObject({ state: 'good' })
  expect(logRow({ ...figures, logCheckedAt: before(2 * day) }, clock)).toMatchObject({ state: 'look' })
  expect(logRow({ ...figures, logCheckedAt: null, isLogGood: null }, clock)).toMatchObject({ state: 'look' })
  expect(logRow({ ...figures, isLogGood: false }, clock)).toMatchObject({
    state: 'broken',
    next: { section: 'docs/operating.md#the-log-does-not-verify' },
  })
})

test('checkpoints that only this machine has are something to look at', () => {
  const here = {
    address: 'file:///var/checkpoints',
    sentAt: before(hour),
    failure: null,
    state: 'read-back' as const,
  }
  const there = { ...here, address: 'https://witness.example', state: 'sent' as const }
  const row = (...places: Parameters<typeof checkpointRow>[0]['places'][number][]) =>
    checkpointRow({ places, authorities: 1 }, clock)
  expect(row(here)).toMatchObject({
    state: 'look',
    fact: 'No place outside the site’s own machine is set to get checkpoints of the log. An outside clock stamps checkpoints of the log. The last one was sent December 1, 2026, 6:00 AM.',
    next: { section: 'docs/records.md#witnesses' },
  })
  expect(row(here, there)).toMatchObject({ state: 'good', fact: expect.stringMatching(/^1 place outside/) })
  const failure = { error: 'refused', tries: 2, nextAt: now }
  expect(row({ ...there, failure })).toMatchObject({ state: 'look', next: { page: '/admin/log' } })
  expect(row(here, { ...there, state: 'beyond' })).toMatchObject({
    state: 'broken',
    fact: expect.stringMatching(/1 place disagrees with the log\.$/),
    next: { section: 'docs/operating.md#the-log-does-not-extend-a-checkpoint' },
  })
  expect(row()).toMatchObject({ state: 'look', fact: expect.stringMatching(/None was sent yet/) })
})

const worldAt = (at: Date) => ({ now: () => at, random: (bytes: number) => new Uint8Array(bytes), id: () => '' })
const pdfKey = async (createdAt: Date) =>
  publishedHalf(await makeKey('pdf', { issuerName: 'Example' }, worldAt(createdAt)))

test('a key has its days, and one that is over a year old is to be replaced', async () => {
  const key = await pdfKey(before(10 * day))
  expect(keyRows({ keys: [key, { ...key, retiredAt: now.toISOString() }], problem: null }, clock)).toEqual([
    {
      name: 'Key for PDFs',
      state: 'good',
      fact: `${key.id}, made November 21, 2026, 10 days ago. Its certificate is valid until November 21, 2036.`,
    },
  ])
  const old = { ...key, createdAt: before(400 * day).toISOString() }
  expect(keyRows({ keys: [old], problem: null }, clock)).toMatchObject([
    { state: 'look', next: { section: 'docs/operating.md#10-rotate' } },
  ])
  const ending = { keys: [await pdfKey(before(3620 * day))], problem: null }
  expect(keyRows(ending, clock)).toMatchObject([{ state: 'look', next: { text: 'Replace it now' } }])
  expect(keyRows({ keys: null, problem: null }, clock)).toMatchObject([{ state: 'look' }])
  expect(keyRows({ keys: null, problem: 'keys.json is not JSON.' }, clock)).toMatchObject([
    { state: 'broken', fact: 'keys.json is not JSON.' },
  ])
})

test('the certificate of the site is judged by its end and by what browsers say', () => {
  const site = { host: 'training.example.org', isLocal: false }
  const row = (served: Parameters<typeof siteCertificateRow>[0]['served']) =>
    siteCertificateRow({ ...site, served }, clock)
  expect(row({ endsAt: after(60 * day) })).toMatchObject({ state: 'good' })
  expect(row({ endsAt: after(10 * day) })).toMatchObject({
    state: 'look',
    next: { section: 'docs/operating.md#3-tls' },
  })
  expect(row({ failure: 'the certificate has expired.', isWrong: true })).toMatchObject({
    state: 'broken',
    fact: 'training.example.org: the certificate has expired.',
  })
  expect(row({ failure: 'nothing answers from this machine.', isWrong: false })).toMatchObject({ state: 'look' })
  expect(row(null)).toMatchObject({ state: 'look' })
  expect(siteCertificateRow({ ...site, isLocal: true, served: null }, clock)).toMatchObject({ state: 'good' })
})

/** Self-signed, for so many days from now. */
function certificate(days: number): string {
  const command = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout /dev/null -subj /CN=test -days ${days}`
  return execFileSync('openssl', command.split(' '), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

test('of the certificates of a sign-on provider, the one that lasts longest counts', () => {
  const later = (days: number) => ({ ...clock, now: new Date(Date.now() + days * day) })
  const certificates = [certificate(10), certificate(100)]
  const state = (days: number) => providerRows([{ name: 'Riverton Police', certificates }], later(days))[0]
  expect(state(0)).toMatchObject({
    state: 'good',
    fact: expect.stringMatching(/^That of Riverton Police is valid until/),
  })
  expect(state(80)).toMatchObject({ state: 'look', next: { page: '/admin/sign-on' } })
  expect(state(101)).toMatchObject({ state: 'look', fact: expect.stringMatching(/expired/) })
})

test('roots of time-stamp authorities that end soon, or stamps that stopped, are something to look at', () => {
  const derOf = (pem: string) => pem.replace(/-----.+?-----|\s/g, '')
  const [short, long] = [derOf(certificate(30)), derOf(certificate(900))]
  const at = { ...clock, now: new Date() }
  const row = (roots: string[], stampedAt: Date | null = new Date()) => authorityRow({ count: 1, roots, stampedAt }, at)
  expect(row([long])).toMatchObject({ state: 'good', fact: expect.stringMatching(/^1 authority; the first root ends/) })
  expect(row([long], new Date(Date.now() - 3 * day))).toMatchObject({ state: 'look' })
  expect(row([long], null)).toMatchObject({ state: 'look', fact: expect.stringMatching(/no time-stamp yet\.$/) })
  expect(row([short, long])).toMatchObject({ state: 'look', next: { text: 'Add the authority’s new root beside it' } })
  expect(row([])).toMatchObject({ state: 'broken' })
  expect(authorityRow({ count: 0, roots: [], stampedAt: null }, at)).toMatchObject({ state: 'good' })
})

test('a database that lacks migrations, or has those of a later release, is broken', () => {
  const release = { version: '0.1.0', node: '20.20.2', postgres: '17.6 (Debian 17.6-1)' }
  const rows = (missing: string[], unknown: string[]) =>
    releaseRows({ ...release, migrations: { applied: 90, missing, unknown } })
  expect(rows([], [])).toEqual([
    { name: 'Version', state: 'good', fact: 'Northlight 0.1.0 on Node 20.20.2 and Postgres 17.6.' },
    { name: 'Migrations', state: 'good', fact: 'The database has all 90 of this release.' },
  ])
  expect(rows(['2026_one'], [])[1]).toMatchObject({
    state: 'broken',
    fact: expect.stringMatching(/lacks 1 .*2026_one/),
  })
  expect(rows([], ['2099_future'])[1]).toMatchObject({
    state: 'broken',
    fact: 'The database has 1 of a later release: 2099_future.',
  })
})
