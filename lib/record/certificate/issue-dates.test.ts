import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { lessonsOf } from '@/prisma/course-parts'
import { certified, enrolled, learner, stillWorld, unitsDone } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { correct } from './correct'
import { certificateSnapshot } from './document/snapshot'
import { issue } from './issue'
import { findPublicCertificate } from './public-certificate'

const [course] = (await loadCatalog()).courses as [Course]

describe('an issued certificate', () => {
  test('starts no later than it ends, even if all units were done earlier in another course', async () => {
    const person = await learner()
    const world = stillWorld()
    const [lesson] = lessonsOf(course)
    if (!lesson) throw new Error('no lesson')
    const short = {
      ...course,
      id: 'short',
      hash: 'short'.padEnd(64, '0'),
      modules: course.modules.map((module, index) => ({ ...module, units: index === 0 ? [lesson] : [] })),
    }
    await enrolled(person, course, world)
    await lessonDone(person, course, lesson, world)
    world.pass(24 * 60)
    await enrolled(person, short, world)
    await confirmName(person, short, { name: person.name }, world)
    const issued = await issue(person, short, agreesWithLog, world)
    if (!issued.ok) throw new Error(issued.reason)
    const corrected = await correct(
      operator,
      { serial: issued.serial, name: 'Right Name', reason: 'typed' },
      agreesWithLog,
      world,
    )
    for (const serial of [issued.serial, corrected.ok ? corrected.serial : '']) {
      const row = await db.certificate.findUniqueOrThrow({ where: { serial }, include: { credential: true } })
      expect(certificateSnapshot.parse(row.snapshot).startedAt).toBe('2026-11-25T12:00:00.000Z')
      const { activityStartDate, activityEndDate } = JSON.parse(row.credential?.json ?? '{}').credentialSubject
      expect([activityStartDate, activityEndDate]).toEqual(['2026-11-25T07:00:00-05:00', '2026-11-25T07:00:00-05:00'])
    }
  })

  test('expires by its version’s rule, counted from the day of completion', async () => {
    const person = await learner()
    const world = stillWorld()
    const ends = { ...course, hash: 'ends'.padEnd(64, '0'), expiry: { afterMonths: 24 } }
    const serial = await certified(person, ends, world)
    // The last moment of that day in Maine.
    const expiresAt = new Date('2028-11-26T04:59:59.999Z')
    const stateOn = async (moment: string) => (await findPublicCertificate(serial, new Date(moment)))?.state
    expect(await findPublicCertificate(serial, world.now())).toMatchObject({ expiresAt, state: 'valid' })
    expect(await stateOn('2028-11-26T04:59:59.998Z')).toBe('valid')
    expect(await stateOn('2028-11-26T05:00:00Z')).toBe('expired')
    expect(await issue(person, { ...ends, hash: 'other'.padEnd(64, '0'), expiry: null }, agreesWithLog)).toEqual({
      ok: true,
      serial,
    })
    expect(await findPublicCertificate(serial, world.now())).toMatchObject({ expiresAt })
  })

  test('expires with the block of years of the completion, even when the name is confirmed in the next one', async () => {
    const person = await learner()
    const world = stillWorld('2027-12-31T12:00:00Z')
    const blocks = { ...course, hash: 'blocks'.padEnd(64, '0'), expiry: { block: { years: 2, from: 2026 } } }
    await unitsDone(person, blocks, { world })
    world.pass(3 * 24 * 60)
    await confirmName(person, blocks, { name: person.name }, world)
    const issued = await issue(person, blocks, agreesWithLog, world)
    const [row] = await db.certificate.findMany({
      where: { accountId: person.accountId },
      include: { credential: true },
    })
    expect(row).toMatchObject({ serial: issued.ok && issued.serial, expiresAt: new Date('2028-01-01T04:59:59.999Z') })
    const { validFrom, validUntil } = JSON.parse(row?.credential?.json ?? '{}')
    expect([validFrom, validUntil]).toEqual(['2027-12-31T23:59:59-05:00', '2027-12-31T23:59:59-05:00'])
  })
})
