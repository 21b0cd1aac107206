import { describe, expect, test } from 'vitest'
import { openedSession } from '@/fixtures/opened-session'
import { joinedInZone } from '@/fixtures/time-zone'
import { operator } from '@/lib/people/account/actor'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { db, query } from '@/lib/platform/db'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import { administrator, learner, organization } from '@/prisma/factories'
import { createOrganization } from './create-organization'
import { findOrganization } from './queries'
import { organizationInput, timeZoneInput } from './schema'
import { setTimeZone } from './set-time-zone'

const { administrator: admin } = await administrator()

describe('the time zone of an organization', () => {
  test('is set at its creation, and is Maine’s unless given', async () => {
    const given = organizationInput.parse({ name: 'Office of the Plains', timeZone: 'America/Chicago' })
    const created = await createOrganization(admin, given)
    if (!created.ok) throw new Error(created.reason)
    expect(await findOrganization(admin, created.organizationId)).toEqual({ ...given, closedAt: null, people: 0 })
    expect(organizationInput.parse({ name: 'Office of the Coast' }).timeZone).toBe(siteTimeZone)
  })

  test('decides on which day its people see a moment, from their next request on', async () => {
    const person = await learner()
    const organizationId = await joinedInZone(person, 'America/Chicago')
    const session = await openedSession(person)
    const dayOf = async (moment: string) =>
      dayInWords(new Date(moment), (await findSessionAccount(session))?.timeZone ?? '')
    expect(await dayOf('2027-03-02T05:59:59Z')).toBe('March 1, 2027')
    expect(await dayOf('2027-03-02T06:00:00Z')).toBe('March 2, 2027')
    await setTimeZone(admin, { organizationId, timeZone: 'America/Denver' })
    expect(await dayOf('2027-03-02T06:59:59Z')).toBe('March 1, 2027')
    expect(await dayOf('2027-03-02T07:00:00Z')).toBe('March 2, 2027')
  })

  test('leaves one log entry with the zone before it, and none for the same zone', async () => {
    const { organizationId } = (await organization()).coordinator
    for (const timeZone of ['Pacific/Honolulu', 'Pacific/Honolulu']) {
      await setTimeZone(admin, { organizationId, timeZone })
    }
    const entries = await db.auditEvent.findMany({
      where: { object: `organization:${organizationId}`, action: 'organization.time-zone-set' },
    })
    expect(entries).toMatchObject([
      { actorId: admin.accountId, details: { timeZone: 'Pacific/Honolulu', before: siteTimeZone } },
    ])
  })

  test('can’t be set for an unknown organization', async () => {
    const unknown = { organizationId: crypto.randomUUID(), timeZone: 'UTC' }
    await expect(setTimeZone(operator, unknown)).rejects.toMatchObject({ code: 'not-found' })
  })
})

test('refuses a time zone that Intl does not know, an offset, and nothing', () => {
  for (const timeZone of ['Maine', 'America/Bangor', '+05:00', '-5', '', 'America/Chicago; drop', 'x'.repeat(1000)]) {
    const parsed = timeZoneInput.safeParse({ timeZone })
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(['Enter a time zone such as America/Chicago.'])
  }
  const readAs = (timeZone: string) => timeZoneInput.parse({ timeZone }).timeZone
  expect(['america/new york', ' Pacific/Honolulu ', 'US/Eastern'].map(readAs)).toEqual([
    siteTimeZone,
    'Pacific/Honolulu',
    siteTimeZone,
  ])
})

test('Postgres knows every time zone that Intl lists', async () => {
  const known = (await query<{ name: string }>`select name from pg_timezone_names`).map(({ name }) => name)
  expect(Intl.supportedValuesOf('timeZone').filter((zone) => !known.includes(zone))).toEqual([])
})
