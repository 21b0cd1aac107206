import { describe, expect, test } from 'vitest'
import { noNumbers } from '@/fixtures/no-numbers'
import { db } from '@/lib/platform/db'
import { cohort, joined, learner, organization } from '@/prisma/factories'
import { findCallCard, listOwnCallCards } from './queries'
import { callCardInput } from './schema'
import { setCallCard } from './set-call-card'

const shown = (organizationName: string, numbers: object) => [
  { organization: organizationName, ...noNumbers, ...numbers },
]

describe('an organization’s call card', () => {
  test('shows its numbers to its people and to no one else', async () => {
    const { coordinator } = await organization()
    const member = await learner()
    await joined(member, (await cohort(coordinator)).code)
    const stranger = await learner()
    expect(await listOwnCallCards(member)).toEqual([])
    const numbers = {
      ...noNumbers,
      prosecutor: '207-555-0100',
      interpreter: '207-555-0101',
      interpreterAccount: 'A-12',
    }
    expect(await setCallCard(coordinator, { numbers, replacesId: null })).toEqual({ ok: true })
    expect(await listOwnCallCards(member)).toEqual(shown(coordinator.organizationName, numbers))
    expect(await listOwnCallCards(stranger)).toEqual([])
    const card = await findCallCard(coordinator)
    await setCallCard(coordinator, { numbers: noNumbers, replacesId: card?.id ?? null })
    expect(await listOwnCallCards(member)).toEqual([])
  })

  test('is logged by the names of the changed lines, never by the numbers, and not at all without a change', async () => {
    const { coordinator } = await organization()
    const numbers = { ...noNumbers, shelter: '207-555-0102' }
    for (const replacesId of [null, null]) await setCallCard(coordinator, { numbers, replacesId })
    const entries = await db.auditEvent.findMany({
      where: { object: `organization:${coordinator.organizationId}`, action: 'organization.call-card-set' },
    })
    expect(entries).toMatchObject([{ actorId: coordinator.accountId, details: { changed: ['shelter'] } }])
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain('555')
  })

  test('refuses a change to a card that another coordinator replaced, and returns the newest', async () => {
    const { coordinator } = await organization()
    const first = { ...noNumbers, supervisor: '207-555-0103' }
    await setCallCard(coordinator, { numbers: first, replacesId: null })
    const late = await setCallCard(coordinator, { numbers: { ...noNumbers, advocate: '211' }, replacesId: null })
    expect(late).toMatchObject({ ok: false, reason: 'changed', current: first })
  })

  test('keeps one of two changes at the same moment', async () => {
    const { coordinator } = await organization()
    const phones = ['207-555-0104', '207-555-0105', '207-555-0106', '207-555-0107']
    const saved = await Promise.all(
      phones.map((supervisor) => setCallCard(coordinator, { numbers: { ...noNumbers, supervisor }, replacesId: null })),
    )
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
    const { organizationId } = coordinator
    expect(await db.callCard.count({ where: { organizationId } })).toBe(1)
  })
})

describe('a number on the card', () => {
  const read = (supervisor: string) =>
    callCardInput.safeParse({
      ...Object.fromEntries(Object.keys(noNumbers).map((name) => [name, ''])),
      supervisor,
      replaces: '',
    })

  test.each(['911', '207-555-0100', '(207) 555-0100', '+1 207 555 0100', '207.555.0100 ext. 4', '1-888-373-7888 x12'])(
    '%s is accepted',
    (phone) => expect(read(phone).data?.supervisor).toBe(phone),
  )

  test.each(['12', '12 Elm Street', '207-555-0100 behind the church', '207-555-0100 / 207-555-0101', '1'.repeat(16)])(
    '%s is refused',
    (phone) => expect(read(phone).error?.issues[0]?.message).toMatch(/^Enter a phone number/),
  )
})
