import { expect, test } from 'vitest'
import { dividedAgency } from '@/fixtures/divided-agency'
import { db } from '@/lib/platform/db'
import { mostLevels } from './create-division'
import { listDivisions } from './divisions'
import { moveDivision } from './move-division'

const missing = { code: 'not-found' }

test('a division moves with its subdivisions, and never into itself, too deep, or to another organization', async () => {
  const [ours, theirs] = [await dividedAgency(), await dividedAgency()]
  const { coordinator, make, troop, station } = ours
  const move = (divisionId: string, parentId: string | null, before: string | null) =>
    moveDivision(coordinator, { divisionId, parentId, before })
  await expect(move(theirs.troop, null, null)).rejects.toMatchObject(missing)
  await expect(move(troop, theirs.troop, null)).rejects.toMatchObject(missing)
  for (const parentId of [troop, station]) {
    expect(await move(troop, parentId, null)).toEqual({ ok: false, reason: 'inside-itself' })
  }
  let deep: string | null = null
  for (let level = 1; level < mostLevels; level++) deep = await make(`Level ${level}`, deep)
  expect(await move(troop, deep, null)).toEqual({ ok: false, reason: 'too-deep' })
  expect(await move(station, null, null)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await move(station, deep, troop)).toEqual({ ok: true })
  expect(await move(station, deep, troop)).toEqual({ ok: true })
  const moved = (await listDivisions(coordinator)).find(({ id }) => id === station)
  expect(moved).toMatchObject({ parentId: deep, depth: mostLevels - 1 })
  const entry = { action: 'organization.division-moved', object: `division:${station}` }
  expect(await db.auditEvent.count({ where: entry })).toBe(1)
})

test('two concurrent moves cannot make a cycle', async () => {
  const { coordinator, make } = await dividedAgency()
  const [east, west] = [await make('East'), await make('West')]
  const outcomes = await Promise.all([
    moveDivision(coordinator, { divisionId: east, parentId: west, before: null }),
    moveDivision(coordinator, { divisionId: west, parentId: east, before: null }),
  ])
  expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect((await listDivisions(coordinator)).filter(({ id }) => id === east || id === west)).toHaveLength(2)
})
