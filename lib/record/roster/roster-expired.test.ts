import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { type Learner, operator } from '@/lib/people/account/actor'
import type { World } from '@/lib/platform/world'
import { correct } from '@/lib/record/certificate/correct'
import { issue } from '@/lib/record/certificate/issue'
import { revoke } from '@/lib/record/certificate/revoke'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { publish } from '@/lib/record/publication/publish'
import { submit } from '@/lib/training/attempt/submit'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { renew } from '@/lib/training/enrollment/renew'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt, certified, cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { listRoster, type RosterFilter } from './roster'

const [course] = (await loadCatalog()).courses as [Course]

describe('a certificate with an end', () => {
  const ends = {
    ...course,
    hash: 'roster-ends'.padEnd(64, '0'),
    expiry: { afterMonths: 24 },
    recertification: { opensDays: 90 },
  }
  const at = (moment: string) => ({ after: null, limit: 100, now: new Date(moment) })
  // The last moment of the day, two years later, in the certificate's time zone.
  const expiresAt = new Date('2028-11-26T04:59:59.999Z')

  async function renewedUnder(person: Learner, version: Course, world: World): Promise<string> {
    await renew(person, ends, world)
    const quiz = finalOf(version)
    await submit(person, { attemptId: await answeredAttempt(person, version, { quiz, world }) }, world)
    await confirmName(person, version, { name: person.name }, world)
    const issued = await issue(person, version, agreesWithLog, world)
    if (!issued.ok) throw new Error(issued.reason)
    return issued.serial
  }

  test('is expired from its end on, with its day and serial, unless a newer one is valid', async () => {
    const { coordinator } = await organization(undefined, {}, stillWorld())
    const { code } = await cohort(coordinator, 'Patrol', stillWorld())
    const once = await learner({ name: 'Once' })
    const renewed = await learner({ name: 'Renewed' })
    for (const person of [once, renewed]) await joined(person, code, stillWorld())
    const serial = await certified(once, ends, stillWorld())
    await certified(renewed, ends, stillWorld())
    const rows = async (moment: string, state?: RosterFilter['state']) =>
      listRoster(coordinator, { course: ends, state }, at(moment))
    expect(await rows('2028-11-26T04:59:59.998Z', 'certified')).toMatchObject([{ serial, expiresAt }, {}])
    expect(await rows('2028-11-26T04:59:59.999Z')).toMatchObject([
      { state: 'expired', serial, expiresAt },
      { state: 'expired' },
    ])

    const world = stillWorld('2028-12-01T12:00:00Z')
    const renewal = await renewedUnder(renewed, ends, world)
    expect(await rows('2028-12-01T12:00:00Z', 'certified')).toMatchObject([{ name: 'Renewed', serial: renewal }])
    expect(await rows('2028-12-01T12:00:00Z', 'expired')).toMatchObject([{ name: 'Once' }])
    await revoke(operator, { serial: renewal, reason: 'issued in error' })
    await revoke(operator, { serial, reason: 'issued in error' })
    expect((await rows('2028-12-01T12:00:00Z')).map((row) => row.state)).toEqual(['revoked', 'expired'])
  })

  test('stays valid after a renewal that ended sooner', async () => {
    const { coordinator } = await organization(undefined, {}, stillWorld())
    const { code } = await cohort(coordinator, 'Patrol', stillWorld())
    const person = await learner()
    await joined(person, code, stillWorld())
    const serial = await certified(person, ends, stillWorld())
    const sooner = { ...ends, hash: 'roster-sooner'.padEnd(64, '0'), expiry: { on: '2028-11-05' } }
    await publish(sooner)
    await renewedUnder(person, sooner, stillWorld('2028-11-01T12:00:00Z'))
    expect(await listRoster(coordinator, { course: ends }, at('2028-11-10T00:00:00Z'))).toMatchObject([
      { state: 'certified', serial },
    ])
  })

  test('is listed as expired once after a correction, under the newer serial', async () => {
    const { coordinator } = await organization(undefined, {}, stillWorld())
    const { code } = await cohort(coordinator, 'Patrol', stillWorld())
    const person = await learner()
    await joined(person, code, stillWorld())
    const serial = await certified(person, ends, stillWorld())
    const corrected = await correct(
      operator,
      { serial, name: 'Right Name', reason: 'typed wrong' },
      agreesWithLog,
      stillWorld(),
    )
    if (!corrected.ok) throw new Error(corrected.reason)
    expect(await listRoster(coordinator, { course: ends }, at('2029-01-01T00:00:00Z'))).toMatchObject([
      { state: 'expired', serial: corrected.serial },
    ])
  })
})
