import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { db } from '@/lib/platform/db'
import { recordSession } from '@/lib/record/classroom/record-session'
import { withdrawSession } from '@/lib/record/classroom/withdraw-session'
import { organization, stillWorld } from '@/prisma/factories'
import { closeLeftOpen } from './close-left-open'
import { moveOn } from './move-on'
import { findGroupPiece, type GroupPiece, groupPieces } from './piece'
import { countVotes, findGroupByCode, findOwnVote, listGroups, listTallies, requireGroup } from './queries'
import { startGroup } from './start-group'
import { perNetwork, vote } from './vote'

const catalog = await loadCatalog()
const pieces = groupPieces(catalog)
const rollCall = pieces.find(({ id }) => id.startsWith('roll-call:')) as GroupPiece
const encounter = pieces.find(({ id }) => id.startsWith('encounter:')) as GroupPiece
const notFound = { code: 'not-found' }
const taught = {
  title: 'Roll call',
  heldOn: '2026-11-24',
  hours: 30,
  place: 'Room',
  instructor: 'Trainer',
  topics: null,
}

async function started(piece: GroupPiece) {
  const world = stillWorld('2026-11-24T15:00:00Z')
  const { coordinator } = await organization(undefined, {}, world)
  const sessionId = await recordSession(coordinator, taught, world)
  const made = await startGroup(coordinator, { sessionId, piece }, world)
  if (!made.ok) throw new Error(made.reason)
  const groupId = made.id
  const group = () => requireGroup(coordinator, groupId)
  const move = async (choice: string | null = null) => {
    const { question, isOpen } = await group()
    await moveOn(coordinator, { groupId, piece, question, isOpen, choice }, world)
  }
  const cast = async (phone: string, choice: string, network = '192.0.2.40') => {
    const open = await group()
    const choices = piece.nodes.find(({ id }) => id === open.nodeId)?.choices ?? []
    return vote(open, choices, { phone, network, choice }, world)
  }
  return { world, coordinator, sessionId, groupId, group, move, cast }
}

test('each phone votes once per question, and totals of five votes or more show when it closes', async () => {
  const { group, move, cast } = await started(rollCall)
  expect(await cast('one', 'a')).toBe('closed')
  await move()
  expect(await group()).toMatchObject({ question: 1, nodeId: 'case', isOpen: true })
  expect(await Promise.all(['1', '2', '3', '4'].map((phone) => cast(phone, 'a')))).toEqual(Array(4).fill('counted'))
  expect(await Promise.all([cast('5', 'b'), cast('5', 'a'), cast('5', 'c')])).toEqual(Array(3).fill('counted'))
  expect(await cast('6', 'z')).toBe('closed')
  expect(await countVotes(await group())).toBe(5)
  const first = await findOwnVote(await group(), '5')
  expect(await findOwnVote(await group(), '6')).toBeNull()
  await move()
  const [tally] = await listTallies(await group())
  expect(tally).toMatchObject({ question: 1, total: 5 })
  expect([...(tally?.votes ?? [])].reduce((sum, [, votes]) => sum + votes, 0)).toBe(5)
  expect(tally?.votes?.get(first ?? '')).toBeGreaterThanOrEqual(1)
  await move()
  expect((await group()).endedAt).not.toBeNull()
})

test('a room of forty votes twice behind one address; one client that joins 500 times takes no vote from others', async () => {
  const { group, move, cast } = await started(rollCall)
  await move()
  const room = Array.from({ length: 40 }, (_, phone) => `room ${phone}`)
  const voteAll = () => Promise.all(room.map((phone) => cast(phone, 'a')))
  expect(await voteAll()).toEqual(Array(40).fill('counted'))
  expect(await voteAll()).toEqual(Array(40).fill('counted'))
  const flood = await Promise.all(Array.from({ length: 500 }, (_, phone) => cast(`made ${phone}`, 'b', '192.0.2.66')))
  expect(flood.filter((voted) => voted === 'counted')).toHaveLength(perNetwork.limit)
  expect(flood.filter((voted) => voted === 'too-many')).toHaveLength(500 - perNetwork.limit)
  expect(await cast('late', 'a', '192.0.2.67')).toBe('counted')
  expect(await countVotes(await group())).toBe(40 + perNetwork.limit + 1)
})

test('keeps no vote once its question closes, and of fewer than five only how many there were', async () => {
  const { groupId, group, move, cast, world } = await started(rollCall)
  await move()
  for (const phone of ['1', '2', '3', '4']) await cast(phone, 'a')
  const open = await group()
  const row = await db.groupVote.findFirstOrThrow({ where: { groupId } })
  expect(Object.keys(row).sort()).toEqual(['choice', 'groupId', 'phoneHash', 'question'])
  await move()
  expect(await db.groupVote.count({ where: { groupId } })).toBe(0)
  expect(await listTallies(await group())).toMatchObject([{ total: 4, votes: null }])
  expect(await db.groupTally.count({ where: { groupId } })).toBe(1)
  const ballot = { phone: '7', network: '192.0.2.40', choice: 'a' }
  expect(await vote(open, [{ id: 'a' }], ballot, world)).toBe('closed')
  const late = { groupId, question: 1, phoneHash: 'x', choice: 'a' }
  await expect(db.groupVote.create({ data: late })).rejects.toThrow('constraint violated')
})

test('the worker closes a question that is still open when the code ends, and deletes its votes', async () => {
  const { coordinator, groupId, group, move, cast, world } = await started(rollCall)
  await move()
  for (const phone of ['1', '2', '3', '4', '5']) await cast(phone, 'a')
  world.pass(12 * 60 - 1)
  await closeLeftOpen(world)
  expect(await group()).toMatchObject({ question: 1, isOpen: true })
  expect(await db.groupVote.count({ where: { groupId } })).toBe(5)
  world.pass(1)
  await Promise.all([closeLeftOpen(world), closeLeftOpen(world)])
  expect(await group()).toMatchObject({ question: 1, isOpen: false, endedAt: null })
  expect(await db.groupVote.count({ where: { groupId } })).toBe(0)
  expect(await listTallies(await group())).toMatchObject([{ question: 1, total: 5 }])
  const object = `organization:${coordinator.organizationId}`
  const bySystem = { object, action: 'classroom.group-moved', actorRole: 'system' } as const
  expect(await db.auditEvent.count({ where: bySystem })).toBe(1)
})

test('the worker and a coordinator who close a question at the same time close it once', async () => {
  const { coordinator, groupId, group, move, cast, world } = await started(rollCall)
  await move()
  await cast('1', 'a')
  world.pass(13 * 60)
  await Promise.all([closeLeftOpen(world), move(), closeLeftOpen(world)])
  expect(await db.groupVote.count({ where: { groupId } })).toBe(0)
  expect(await listTallies(await group())).toMatchObject([{ question: 1, total: 1 }])
  const object = `organization:${coordinator.organizationId}`
  const closing = { path: ['closed'], equals: true }
  expect(await db.auditEvent.count({ where: { object, details: closing } })).toBe(1)
})

test('an encounter follows the choice that the room takes, to its debrief', async () => {
  const { group, move } = await started(encounter)
  await move()
  for (let turn = 0; !(await group()).endedAt && turn < 20; turn += 1) {
    await move()
    await move()
    const { nodeId, question } = await group()
    const [choice] = encounter.nodes.find(({ id }) => id === nodeId)?.choices ?? []
    // Without a choice it stays.
    expect(await group()).toMatchObject({ question, isOpen: false, endedAt: null })
    await move(choice?.id ?? null)
  }
  const end = await group()
  expect(end.endedAt).not.toBeNull()
  expect(encounter.ends.has(end.nodeId ?? '')).toBe(true)
  expect(await listTallies(end)).toHaveLength(end.question)
})

test('a second click on the same button does nothing', async () => {
  const { coordinator, groupId, group, move, world } = await started(rollCall)
  await move()
  const again = { groupId, piece: rollCall, question: 0, isOpen: false, choice: null }
  await Promise.all([moveOn(coordinator, again, world), moveOn(coordinator, again, world)])
  expect(await group()).toMatchObject({ question: 1, isOpen: true })
})

test('another organization can neither see nor move it, nor start one in this classroom', async () => {
  const { groupId, sessionId, world, coordinator } = await started(rollCall)
  const other = (await organization(undefined, {}, world)).coordinator
  await expect(requireGroup(other, groupId)).rejects.toMatchObject(notFound)
  const move = { groupId, piece: rollCall, question: 0, isOpen: false, choice: null }
  await expect(moveOn(other, move, world)).rejects.toMatchObject(notFound)
  await expect(startGroup(other, { sessionId, piece: rollCall }, world)).rejects.toMatchObject(notFound)
  expect(await listGroups(other, { id: sessionId })).toEqual([])
  expect(await listGroups(coordinator, { id: sessionId })).toHaveLength(1)
  const object = `organization:${coordinator.organizationId}`
  expect(await db.auditEvent.count({ where: { object, action: 'classroom.group-started' } })).toBe(1)
})

test('a withdrawn classroom session takes none, a code ends after half a day, and unknown pieces are not found', async () => {
  const { coordinator, sessionId, group, world } = await started(rollCall)
  const { code } = await group()
  expect((await findGroupByCode(code, world.now()))?.code).toBe(code)
  expect(await findGroupByCode('0000000000', world.now())).toBeNull()
  world.pass(13 * 60)
  expect(await findGroupByCode(code, world.now())).toBeNull()
  await withdrawSession(coordinator, { sessionId, reason: 'Not held' }, world)
  expect(await startGroup(coordinator, { sessionId, piece: rollCall }, world)).toEqual({
    ok: false,
    reason: 'withdrawn',
  })
  expect(() => findGroupPiece(catalog, 'roll-call:none')).toThrow()
})
