import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { agencyIn } from '@/fixtures/agency'
import { exported } from '@/fixtures/exported'
import { db } from '@/lib/platform/db'
import { stillWorld } from '@/prisma/factories'
import { anomalyLines } from './anomaly-lines'
import { dispose } from './dispose'

test('the list of time flags has no formula as CSV, and each text as typed in a workbook', async () => {
  const world = stillWorld('2091-05-05T12:00:00Z')
  const { coordinator, member } = await agencyIn(world)
  const { accountId } = await member({ name: '+1 207 555 0100' })
  const facts = { activeMs: 1000, minimumMs: 60_000, version: 1 }
  const at = world.now()
  const anomalyId = randomUUID()
  const flag = { accountId, kind: 'short-lesson', object: `completion:${anomalyId}`, facts }
  await db.anomaly.create({ data: { id: anomalyId, ...flag, happenedAt: at, noticedAt: at } })
  await dispose(coordinator, { anomalyId, outcome: 'explained', reason: '@SUM(A1) read on paper' }, world)
  const { lines, csv, sheet } = await exported(anomalyLines(coordinator, {}, (outcome) => outcome))
  expect(lines).toHaveLength(2)
  expect(csv[1]).toMatch(/^'\+1 207/)
  expect(csv[1]).toContain(",'@SUM(A1) read on paper,")
  expect(sheet[1]).toEqual(expect.arrayContaining(['+1 207 555 0100', '@SUM(A1) read on paper']))
})
