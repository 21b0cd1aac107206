import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { organization, stillWorld } from '@/prisma/factories'
import { addMandate } from './add-mandate'
import { changeMandate } from './change-mandate'
import { endMandate } from './end-mandate'
import { listMandates, requireMandate } from './queries'
import { versionOn } from './rule'
import type { MandateInput } from './schema'

const world = stillWorld('2026-11-25T12:00:00Z')
const input: MandateInput = {
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  rule: {
    ...{ title: 'In-service', authority: 'A board', citation: '', minutes: 240, topics: [] },
    cycle: { kind: 'interval', months: 24 },
    firstDays: 90,
    ...{ needsApproval: true, countsClassroom: false },
    courses: [{ courseId: 'law-enforcement', approvalNumber: null, topics: [] }],
  },
}

const asking = (minutes: number): MandateInput => ({ ...input, rule: { ...input.rule, minutes } })

async function recorded() {
  const { coordinator } = await organization(undefined, {}, world)
  return { coordinator, mandateId: await addMandate(coordinator, input, world) }
}

const actionsOn = async (organizationId: string) =>
  (await db.auditEvent.findMany({ where: { object: `organization:${organizationId}` }, orderBy: { id: 'asc' } })).map(
    ({ action }) => action,
  )

describe('a mandate', () => {
  test('is neither found nor listed by another organization', async () => {
    const { mandateId } = await recorded()
    const { coordinator: other } = await organization(undefined, {}, world)
    const missing = { code: 'not-found' }
    const change = { mandateId, replaces: 1, reason: 'x' }
    await expect(requireMandate(other, mandateId)).rejects.toMatchObject(missing)
    await expect(changeMandate(other, { ...change, input }, world)).rejects.toMatchObject(missing)
    await expect(endMandate(other, { ...change, lastDay: '2026-12-31' }, world)).rejects.toMatchObject(missing)
    expect(await listMandates(other)).toEqual([])
    expect(await db.mandateVersion.count({ where: { mandateId } })).toBe(1)
  })

  test('changes by a new version; the second of two changes at a time is refused', async () => {
    const { coordinator, mandateId } = await recorded()
    const later = { ...asking(300), effectiveFrom: '2027-01-01' }
    const change = () => changeMandate(coordinator, { mandateId, replaces: 1, input: later, reason: 'New rule' }, world)
    const changed = await Promise.all([change(), change()])
    expect(changed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(changed).toContainEqual({ ok: false, reason: 'changed-since' })
    const { versions } = await requireMandate(coordinator, mandateId)
    expect(versions).toMatchObject([
      { number: 2, reason: 'New rule' },
      { number: 1, reason: null },
    ])
    expect(versionOn(versions, '2026-12-31')?.rule.minutes).toBe(240)
    expect(versionOn(versions, '2027-01-01')?.rule.minutes).toBe(300)
    const { organizationId } = coordinator
    expect(await actionsOn(organizationId)).toEqual(expect.arrayContaining(['mandate.recorded', 'mandate.changed']))
  })

  test('ends with a day, also where a version was planned for later', async () => {
    const { coordinator, mandateId } = await recorded()
    const end = (replaces: number, lastDay: string) =>
      endMandate(coordinator, { mandateId, replaces, lastDay, reason: 'Repealed' }, world)
    expect(await end(1, '2025-12-31')).toEqual({ ok: false, reason: 'not-in-force' })
    const later = { ...input, effectiveFrom: '2028-01-01' }
    await changeMandate(coordinator, { mandateId, replaces: 1, input: later, reason: 'Planned' }, world)
    expect(await end(1, '2026-12-31')).toEqual({ ok: false, reason: 'changed-since' })
    expect(await end(2, '2026-12-31')).toEqual({ ok: true })
    const { versions } = await requireMandate(coordinator, mandateId)
    expect(versionOn(versions, '2026-12-31')).toMatchObject({ number: 3, rule: { minutes: 240 } })
    expect(versionOn(versions, '2027-01-01')).toBeNull()
    expect(versionOn(versions, '2028-01-01')).toBeNull()
    expect(await actionsOn(coordinator.organizationId)).toContain('mandate.ended')
  })

  test('sent twice is added once', async () => {
    const { coordinator } = await organization(undefined, {}, world)
    const first = crypto.randomUUID()
    const fixed = { ...world, id: () => first }
    await addMandate(coordinator, input, fixed)
    await addMandate(coordinator, input, fixed)
    expect(await db.mandateVersion.count({ where: { mandateId: first } })).toBe(1)
  })
})
