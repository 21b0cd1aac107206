import { afterAll, beforeAll, expect, test } from 'vitest'
import { differencesOfRecord } from '@/fixtures/differences-of-record'
import { frozenDatabase, frozenIssuer, goneFrom } from '@/fixtures/frozen'

/* The release of 2026-11-30, the first with outside training, kept counts, and alarms (docs/decisions/038). */
const frozen = frozenDatabase('2026-11-30')

beforeAll(async () => {
  await frozen.create()
  Object.assign(process.env, frozenIssuer('2026-11-30'))
})
afterAll(frozen.drop)

test('a migration keeps every row, and record, files, and log still agree', async () => {
  const before = await frozen.everyRow()
  for (const table of ['alarm', 'attendance', 'kept_count', 'operator_run', 'outside_certificate', 'outside_file'])
    expect(before.get(table)?.length, table).toBeGreaterThan(0)
  await frozen.migrate()
  expect(goneFrom(before, await frozen.everyRow())).toEqual([])

  const { sealLog } = await import('@/lib/audit/tree/seal-log')
  const { verifyLog } = await import('@/lib/audit/verification/verify-log')
  const { db } = await import('@/lib/platform/db')
  const { stillWorld } = await import('@/prisma/factories')
  await sealLog(stillWorld('2026-11-30T12:00:00Z'))
  expect(await differencesOfRecord()).toEqual([])
  const entries = await db.auditEvent.count()
  expect(await verifyLog()).toMatchObject({ ok: true, entries, waiting: 0, withoutSubjects: 0, firstBad: null })
}, 60_000)
