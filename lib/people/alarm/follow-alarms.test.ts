import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { operator } from '@/lib/people/account/actor'
import { usualLimits } from '@/lib/platform/alarm-limits.mjs'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { administrator } from '@/prisma/factories'
import { checkAlarms } from '@/scripts/start/check-alarms.mjs'
import { followAlarms } from './follow-alarms'
import { measureSite } from './measure'
import { noteRun } from './note-run'
import { listAlarms } from './queries'

const full = 64 * 1024 ** 2
const globals = globalThis as { northlightStarter?: unknown }
const told: { kind: string; state: string; sentence: string }[] = []

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  globals.northlightStarter = (message: (typeof told)[number]) => told.push(message)
})
afterEach(async () => {
  vi.restoreAllMocks()
  told.length = 0
  delete globals.northlightStarter
  env.ALARM_MAIL = ''
  await query`update alarm set ended_at = raised_at where ended_at is null`
})

/** Runs the job with the given figures instead of measured ones. */
async function look(changes: object): Promise<void> {
  const figures = await measureSite(systemWorld.now())
  const calm = {
    mailWaitingSince: null,
    beganAt: null,
    backedUpAt: null,
    isLogGood: null,
    sealingStop: null,
    disputed: 0,
    freeBytes: null,
  }
  await followAlarms(systemWorld, { figures: { ...figures, ...calm, ...changes }, limits: usualLimits })
}

const kinds = async () => (await listAlarms()).map(({ kind }) => kind)

test('a state is told once when it begins and once when it ends: row, entry, log line, webhook, and mail', async () => {
  const { accountId } = (await administrator()).account
  const mails = async () =>
    (
      await db.mail.findMany({
        where: { accountId, kind: { in: ['alarm-raised', 'alarm-ended'] } },
        orderBy: { createdAt: 'asc' },
      })
    ).map(({ kind, text }) => [kind, text.includes('The disk has less than 1024 MB left.')])
  for (const _ of [1, 2]) await look({ freeBytes: full })
  expect(await kinds()).toEqual(['disk'])
  expect(await checkAlarms(process.env.DATABASE_URL ?? '')).toEqual([
    {
      level: 'fault',
      text: expect.stringMatching(/^Alarm since 20\d\d-.* UTC: The disk has less than 1024 MB left\.$/),
    },
  ])
  expect(await mails()).toEqual([['alarm-raised', true]])
  expect(vi.mocked(console.error).mock.calls.flat().join()).toMatch(
    /error The disk has less than 1024 MB left\. alarm=disk/,
  )
  await look({ freeBytes: 1.05 * 1024 ** 3 })
  expect(await kinds()).toEqual(['disk'])
  for (const _ of [1, 2]) await look({})
  expect(await kinds()).toEqual([])
  expect(await mails()).toEqual([
    ['alarm-raised', true],
    ['alarm-ended', true],
  ])
  expect(told.map(({ kind, state }) => [kind, state])).toEqual([
    ['disk', 'raised'],
    ['disk', 'ended'],
  ])
  const [row] = await query<{ id: string }>`select id from alarm where kind = 'disk' order by raised_at desc limit 1`
  const entries = await db.auditEvent.findMany({ where: { object: `alarm:${row?.id}` }, orderBy: { id: 'asc' } })
  expect(entries.map(({ action, actorRole }) => [action, actorRole])).toEqual([
    ['operation.alarm-raised', 'system'],
    ['operation.alarm-ended', 'system'],
  ])
})

test('ALARM_MAIL gets the mail instead of the administrators, each address once', async () => {
  const { accountId } = (await administrator()).account
  const own = `ops-${crypto.randomUUID()}@town.example`
  env.ALARM_MAIL = `${own}, ${own}`
  await look({ freeBytes: full })
  expect(await kinds()).toEqual(['disk'])
  expect(await db.mail.count({ where: { recipient: own, kind: 'alarm-raised' } })).toBe(1)
  expect(await db.mail.count({ where: { accountId, kind: 'alarm-raised' } })).toBe(0)
})

test('a change of the database’s code raises an alarm that names it, and undoing it ends the alarm', async () => {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await client.connect()
  const follow = () => followAlarms(systemWorld)
  try {
    await client.query('create rule quiet as on delete to late_note do instead nothing')
    await follow()
  } finally {
    await client.query('drop rule quiet on late_note')
    await client.end()
  }
  const [alarm] = (await listAlarms()).filter(({ kind }) => kind === 'database')
  expect(alarm?.sentence).toBe(
    'Changes of the database’s code: 1. npm run admin -- doctor lists them. The first: The rule quiet of late_note is not part of this release, so records can be changed or shown wrongly: find out who did this, then run as the owner: drop rule quiet on late_note',
  )
  await follow()
  expect(await kinds()).not.toContain('database')
})

test('a right that is taken from the app raises the alarm, and silences no other', async () => {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL })
  await client.connect()
  const { username } = new URL(process.env.DATABASE_URL ?? '')
  await noteRun(operator, { kind: 'verify-log', isGood: false })
  try {
    await client.query(`revoke select on applied_migration from "${username}"`)
    await followAlarms(systemWorld)
  } finally {
    await client.query(`grant select on applied_migration to "${username}"`)
    await client.end()
  }
  expect(await kinds()).toEqual(expect.arrayContaining(['database', 'log']))
  await noteRun(operator, { kind: 'verify-log', isGood: true })
})

test('two workers that look at one moment raise one alarm', async () => {
  await Promise.all([look({ isLogGood: false }), look({ isLogGood: false }), look({ isLogGood: false })])
  expect(await kinds()).toEqual(['log'])
  expect(told).toHaveLength(1)
})

test('the newest run of verify-log counts, and the newest good backup with its folder', async () => {
  const at = (hour: number) => ({ ...systemWorld, now: () => new Date(Date.UTC(2099, 0, 1, hour)) })
  await noteRun(operator, { kind: 'verify-log', isGood: false }, at(1))
  await noteRun(operator, { kind: 'backup', isGood: true, place: '/backups/newest' }, at(2))
  expect(await measureSite(new Date())).toMatchObject({
    isLogGood: false,
    backedUpAt: at(2).now(),
    backupPlace: '/backups/newest',
  })
  await noteRun(operator, { kind: 'verify-log', isGood: true }, at(3))
  expect(await measureSite(new Date())).toMatchObject({ isLogGood: true, logCheckedAt: at(3).now() })
})
