import { expect, test } from 'vitest'
import { readAlarmLimits, usualLimits } from '@/lib/platform/alarm-limits.mjs'
import { judgeFigures, type SiteFigures } from './rules'

const now = new Date('2026-11-30T12:00:00Z')
const before = (minutes: number) => new Date(now.getTime() - 60_000 * minutes)
const day = 24 * 60
const well: SiteFigures = {
  mailWaiting: 0,
  mailWaitingSince: null,
  failedJobs: 0,
  unsealed: 0,
  unsealedSince: null,
  beganAt: before(30 * day),
  backedUpAt: before(day),
  backupPlace: '/var/backups/northlight-2026-11-29',
  logCheckedAt: before(day),
  isLogGood: true,
  sealingStop: null,
  disputed: 0,
  freeBytes: 20 * 1024 ** 3,
  guardFaults: [],
}
const raised = (changes: Partial<SiteFigures>, limits = usualLimits) =>
  Object.entries(judgeFigures({ ...well, ...changes }, limits, now)).flatMap(([kind, text]) => (text ? [kind] : []))

test.each<[string, Partial<SiteFigures>, string[]]>([
  ['all is well', {}, []],
  ['the log was never checked', { isLogGood: null, logCheckedAt: null }, []],
  ['the last check found an error', { isLogGood: false }, ['log']],
  ['a record does not match the log', { disputed: 1 }, ['log']],
  ['sealing has stopped', { sealingStop: 'The log does not extend a checkpoint.' }, ['witness']],
  ['mail waits for 29 minutes', { mailWaitingSince: before(29) }, []],
  ['mail waits for 30 minutes', { mailWaitingSince: before(30) }, ['mail']],
  ['the backup is 35 hours old', { backedUpAt: before(35 * 60) }, []],
  ['the backup is 36 hours old', { backedUpAt: before(36 * 60) }, ['backup']],
  ['an old site has no backup', { backedUpAt: null }, ['backup']],
  ['a new site has no backup yet', { backedUpAt: null, beganAt: before(60) }, []],
  ['the demonstration has no backup', { backedUpAt: null, beganAt: null }, []],
  ['the disk has just enough', { freeBytes: 1024 ** 3 }, []],
  ['the disk is almost full', { freeBytes: 1024 ** 3 - 1 }, ['disk']],
  ['the database was changed', { guardFaults: ['The view person was changed, so records'] }, ['database']],
  ['the database is of another release', { guardFaults: null }, []],
])('%s', (_when, changes, kinds) => expect(raised(changes)).toEqual(kinds))

test('a limit can be set, and 0 turns an alarm off', () => {
  const { limits } = readAlarmLimits('mail=5 backup=0')
  expect(limits).toEqual({ mail: 5, backup: 0, disk: 1024 })
  expect(raised({ mailWaitingSince: before(5), backedUpAt: null }, limits)).toEqual(['mail'])
})
