import { describe, expect, test } from 'vitest'
import type { Learner } from '@/lib/people/account/actor'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { attend } from './attend'
import { correctAttendance } from './correct-attendance'
import { openDoor } from './open-door'
import {
  type Candidate,
  type CandidateCursor,
  findDoor,
  listAttendances,
  listAttended,
  listCandidates,
  listClassroomSessions,
  requireClassroomSession,
} from './queries'
import { recordAttendance } from './record-attendance'
import { recordSession } from './record-session'
import { attendanceCorrection, sessionInput } from './schema'
import { withdrawSession } from './withdraw-session'

const world = stillWorld('2026-11-25T12:00:00Z')
const input = {
  title: 'Interviewing',
  heldOn: '2026-11-24',
  hours: 90,
  place: 'Training room',
  instructor: 'Jo Trainer',
  topics: null,
}

async function agency(people = 2) {
  const { coordinator } = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const members = await Promise.all(Array.from({ length: people }, () => learner({}, world)))
  for (const member of members) await joined(member, code, world)
  return { coordinator, members, accountIds: members.map(({ accountId }) => accountId) }
}

async function attended() {
  const { coordinator, members, accountIds } = await agency()
  const sessionId = await recordSession(coordinator, input, world)
  await recordAttendance(coordinator, { sessionId, accountIds }, world)
  const session = await requireClassroomSession(coordinator, sessionId)
  const [first] = await listAttendances(session)
  const member = members.find(({ accountId }) => accountId === first?.accountId)
  if (!first || !member) throw new Error('nobody was there')
  return { coordinator, sessionId, session, attendanceId: first.id, member }
}

describe('attendance', () => {
  test('more people than one page has are recorded page by page', async () => {
    const { coordinator, accountIds } = await agency(5)
    const sessionId = await recordSession(coordinator, input, world)
    const session = await requireClassroomSession(coordinator, sessionId)
    const seen: string[] = []
    let after: CandidateCursor | null = null
    for (;;) {
      const found: Candidate[] = await listCandidates(coordinator, session, { cohortId: undefined, after, limit: 2 })
      after = found.at(-1) ?? null
      if (!after) break
      const page = found.map(({ accountId }) => accountId)
      seen.push(...page)
      await recordAttendance(coordinator, { sessionId, accountIds: page.slice(0, 1) }, world)
    }
    expect(seen.sort()).toEqual([...accountIds].sort())
    expect(await listAttendances(session)).toHaveLength(3)
  })

  test('counts once for each person, and is logged', async () => {
    const { coordinator, members, accountIds } = await agency()
    const sessionId = await recordSession(coordinator, input, world)
    const session = await requireClassroomSession(coordinator, sessionId)
    expect(await listCandidates(coordinator, session, { cohortId: undefined, limit: 10 })).toHaveLength(2)
    const recorded = await Promise.all(
      [1, 2, 3].map(() => recordAttendance(coordinator, { sessionId, accountIds }, world)),
    )
    expect(recorded.reduce((sum, one) => sum + (one.ok ? one.added : 0), 0)).toBe(2)
    expect(await listClassroomSessions(coordinator, 10)).toMatchObject([{ id: sessionId, people: 2, minutes: 90 }])
    expect(await listCandidates(coordinator, session, { cohortId: undefined, limit: 10 })).toEqual([])
    for (const member of members) {
      expect(await listAttended(member)).toMatchObject([{ title: 'Interviewing', heldOn: '2026-11-24', minutes: 90 }])
      expect(await actionsAbout(member)).toContain('classroom.attendance-recorded')
    }
  })

  test('is refused before the day of the session, and for people of another organization', async () => {
    const [ours, theirs] = [await agency(), await agency()]
    const sessionId = await recordSession(ours.coordinator, { ...input, heldOn: '2026-11-26' }, world)
    const { accountIds } = ours
    expect(await recordAttendance(ours.coordinator, { sessionId, accountIds }, world)).toEqual({
      ok: false,
      reason: 'early',
    })
    world.pass(2 * 24 * 60)
    const mixed = [...accountIds, ...theirs.accountIds]
    const missing = { code: 'not-found' }
    await expect(recordAttendance(ours.coordinator, { sessionId, accountIds: mixed }, world)).rejects.toMatchObject(
      missing,
    )
    await expect(recordAttendance(theirs.coordinator, { sessionId, accountIds }, world)).rejects.toMatchObject(missing)
    await expect(withdrawSession(theirs.coordinator, { sessionId, reason: 'x' }, world)).rejects.toMatchObject(missing)
    expect(await db.attendance.count({ where: { sessionId } })).toBe(0)
    expect(await listClassroomSessions(theirs.coordinator, 10)).toEqual([])
  })

  test('is corrected with a reason, once for each version, also after the person left', async () => {
    const { coordinator, session, attendanceId, member } = await attended()
    const correct = (minutes: number) =>
      correctAttendance(coordinator, { attendanceId, minutes, reason: 'Left early' }, world)
    expect(await correct(91)).toEqual({ ok: false, reason: 'too-long' })
    const stranger = await agency()
    await expect(
      correctAttendance(stranger.coordinator, { attendanceId, minutes: 10, reason: 'x' }, world),
    ).rejects.toMatchObject({ code: 'not-found' })
    await removeLearner(coordinator, { accountId: member.accountId, reason: 'Left the agency' }, world)
    const corrected = await Promise.all([correct(30), correct(45)])
    expect(corrected.filter(({ ok }) => ok)).toHaveLength(1)
    expect(corrected).toContainEqual({ ok: false, reason: 'changed-since' })
    expect(await db.attendance.count({ where: { accountId: member.accountId } })).toBe(2)
    const now = (await listAttendances(session)).find(({ accountId }) => accountId === member.accountId)
    expect(now).toMatchObject({ reason: 'Left early' })
    await correctAttendance(coordinator, { attendanceId: now?.id ?? '', minutes: 0, reason: 'Was not there' }, world)
    expect(await listAttended(member)).toEqual([])
    expect(await listClassroomSessions(coordinator, 10)).toMatchObject([{ people: 1 }])
  })
})

test('a coordinator records their own attendance only at the door, and never corrects it', async () => {
  const { account, coordinator } = await organization(undefined, {}, world)
  await joined(account, (await cohort(coordinator, 'Patrol', world)).code, world)
  const { accountId } = coordinator
  const sessionId = await recordSession(coordinator, input, world)
  const forbidden = { code: 'forbidden' }
  await expect(recordAttendance(coordinator, { sessionId, accountIds: [accountId] }, world)).rejects.toMatchObject(
    forbidden,
  )
  const attendance = { id: crypto.randomUUID(), sessionId, accountId, minutes: 90, recordedAt: world.now() }
  await db.attendance.create({ data: { ...attendance, recordedById: accountId } })
  const own = correctAttendance(coordinator, { attendanceId: attendance.id, minutes: 60, reason: 'x' }, world)
  await expect(own).rejects.toMatchObject(forbidden)
})

test('a withdrawn session counts for nobody and takes no attendance', async () => {
  const { coordinator, sessionId, attendanceId, member } = await attended()
  for (const reason of ['Entered twice', 'Again']) await withdrawSession(coordinator, { sessionId, reason }, world)
  expect(await requireClassroomSession(coordinator, sessionId)).toMatchObject({ withdrawnReason: 'Entered twice' })
  expect(await listAttended(member)).toEqual([])
  const accountIds = [member.accountId]
  const refused = { ok: false, reason: 'withdrawn' }
  expect(await recordAttendance(coordinator, { sessionId, accountIds }, world)).toEqual(refused)
  expect(await correctAttendance(coordinator, { attendanceId, minutes: 30, reason: 'x' }, world)).toEqual(refused)
  const object = `organization:${coordinator.organizationId}`
  expect(await db.auditEvent.count({ where: { object, action: 'classroom.session-withdrawn' } })).toBe(1)
})

describe('the door', () => {
  test('lets people of the organization record their own attendance for ten minutes', async () => {
    const at = stillWorld('2026-11-25T12:00:00Z')
    const { coordinator, members } = await agency()
    const [member, late] = members as [Learner, Learner]
    const sessionId = await recordSession(coordinator, { ...input, heldOn: '2026-11-25' }, at)
    const session = await requireClassroomSession(coordinator, sessionId)
    expect(await findDoor(session, at.now())).toBeNull()
    expect(await openDoor(coordinator, { sessionId }, at)).toEqual({ ok: true })
    const code = (await findDoor(session, at.now()))?.code ?? ''
    const stranger = (await agency(1)).members[0] as Learner
    expect(await attend(stranger, code, at)).toBe(false)
    expect(await Promise.all([1, 2, 3].map(() => attend(member, code, at)))).toEqual([true, true, true])
    expect(await listAttendances(session)).toMatchObject([{ accountId: member.accountId, minutes: 90, isOwn: true }])
    at.pass(10)
    expect(await attend(late, code, at)).toBe(false)
    expect(await findDoor(session, at.now())).toBeNull()
    expect(await db.attendance.count({ where: { sessionId } })).toBe(1)
  })

  test('stays closed before the day, after a withdrawal, and to another organization', async () => {
    const [ours, theirs] = [await agency(1), await agency(1)]
    const sessionId = await recordSession(ours.coordinator, { ...input, heldOn: '2026-12-24' }, stillWorld())
    expect(await openDoor(ours.coordinator, { sessionId }, stillWorld())).toEqual({ ok: false, reason: 'early' })
    const missing = { code: 'not-found' }
    await expect(openDoor(theirs.coordinator, { sessionId }, stillWorld())).rejects.toMatchObject(missing)
    await withdrawSession(ours.coordinator, { sessionId, reason: 'Moved' }, stillWorld())
    expect(await openDoor(ours.coordinator, { sessionId }, stillWorld())).toEqual({ ok: false, reason: 'withdrawn' })
  })
})

test('a form needs a day and hours, and reads a comma as a decimal point', () => {
  const form = { ...input, hours: '1,5', topics: ' ' }
  expect(sessionInput.parse(form)).toEqual(input)
  const wrong = [
    { hours: '0' },
    { hours: '25' },
    { hours: 'two' },
    { heldOn: 'Tuesday' },
    { title: ' ' },
    { place: '' },
  ]
  for (const part of wrong) expect(sessionInput.safeParse({ ...form, ...part }).success).toBe(false)
  const attendance = crypto.randomUUID()
  expect(attendanceCorrection.parse({ attendance, hours: '0', correctionReason: 'x' })).toMatchObject({ hours: 0 })
  expect(attendanceCorrection.safeParse({ attendance, hours: '0', correctionReason: ' ' }).success).toBe(false)
})
