import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { providerOf, vouchedBy } from '@/fixtures/sign-on'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { outlineOf } from '@/lib/content/course/version'
import { operator } from '@/lib/people/account/actor'
import { endProvider } from '@/lib/people/single-sign-on/end-provider'
import { signOn } from '@/lib/people/single-sign-on/sign-on'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { publish } from '@/lib/record/publication/publish'
import { actionsAbout, enrolled, learner, stillWorld } from '@/prisma/factories'
import { confirmName } from './confirm-name'
import { enroll } from './enroll'
import { findVersion } from './find-version'
import { findConfirmedName, findEnrollment, listEnrollments, requireEnrollment } from './queries'

const [course, other] = (await loadCatalog()).courses as [Course, Course]

beforeAll(() => Promise.all([course, other].map((each) => publish(each))))

describe('enroll', () => {
  test('four concurrent calls make one enrollment and one audit row', async () => {
    const person = await learner()
    await Promise.all([0, 1, 2, 3].map(() => enroll(person, course)))
    await enroll(person, course)
    expect(await db.enrollment.count({ where: { accountId: person.accountId } })).toBe(1)
    expect(await actionsAbout(person)).toEqual(['account.registered', 'enrollment.enrolled'])
  })

  test('pins the current version of the course', async () => {
    const person = await learner()
    await enroll(person, course)
    const row = await db.enrollment.findFirstOrThrow({
      where: { accountId: person.accountId },
      include: { courseVersion: true },
    })
    expect(row.courseVersion).toMatchObject({ courseId: course.id, hash: course.hash, edition: course.edition })
    expect(row.courseVersion.outline).toEqual(JSON.parse(JSON.stringify(outlineOf(course))))
  })

  test('makes one enrollment per course and learner', async () => {
    const person = await learner()
    const stranger = await learner()
    const world = stillWorld()
    for (const each of [course, other]) {
      await enroll(person, each, world)
      world.pass(1)
    }
    expect((await listEnrollments(person)).map((view) => view.courseId)).toEqual([course.id, other.id])
    expect(await findEnrollment(stranger, course)).toBeNull()
    await expect(requireEnrollment(stranger, course)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('findVersion', () => {
  test('finds the published version of the course and writes nothing', async () => {
    const changed = { ...course, hash: randomUUID().padEnd(64, '0'), title: 'Changed' }
    await expect(findVersion(changed)).rejects.toThrow('is not published')
    expect(await db.courseVersion.count({ where: { hash: changed.hash } })).toBe(0)
    await Promise.all([0, 1, 2, 3].map(() => publish(changed)))
    expect(await findVersion(changed)).not.toBe(await findVersion(course))
    expect(await db.courseVersion.count({ where: { courseId: course.id, hash: changed.hash } })).toBe(1)
  })
})

describe('confirmName', () => {
  test('stores each confirmation, and the newest counts', async () => {
    const person = await learner()
    const world = stillWorld()
    await enrolled(person, course, world)
    const { id } = await requireEnrollment(person, course)
    expect(await findConfirmedName(person, course)).toBeNull()
    for (const name of ['Ann Exampel', 'Ann Example']) {
      world.pass(1)
      await confirmName(person, course, { name }, world)
    }
    expect(await findConfirmedName(person, course)).toEqual({ name: 'Ann Example', identitySource: 'self_declared' })
    expect(await db.nameConfirmation.count({ where: { enrollmentId: id } })).toBe(2)
    const entries = await db.auditEvent.findMany({
      where: { object: `enrollment:${id}`, action: 'enrollment.name-confirmed' },
      orderBy: { id: 'asc' },
      include: { values: { orderBy: { field: 'asc' } } },
    })
    expect(entries.map(({ values }) => values.map(({ field, value }) => [field, value]))).toEqual([
      [['name', 'Ann Exampel']],
      [
        ['name', 'Ann Example'],
        ['name.old', 'Ann Exampel'],
      ],
    ])
  })

  test('concurrent calls log each earlier name', async () => {
    const person = await learner()
    await enrolled(person, course)
    const { id } = await requireEnrollment(person, course)
    let passed = 0
    const world = { ...systemWorld, now: () => new Date(Date.UTC(2026, 10, 26) + ++passed) }
    const names = ['Ann A', 'Ann B', 'Ann C', 'Ann D']
    await Promise.all(names.map((name) => confirmName(person, course, { name }, world)))
    const last = (await findConfirmedName(person, course))?.name
    const before = await db.auditValue.findMany({ where: { field: 'name.old', event: { object: `enrollment:${id}` } } })
    expect(before.map(({ value }) => value).sort()).toEqual(names.filter((name) => name !== last))
  })

  test('keeps an unchanged name with its confirmation', async () => {
    const person = await learner()
    await enrolled(person, course)
    const { id: enrollmentId } = await requireEnrollment(person, course)
    const row = { id: randomUUID(), enrollmentId, name: 'Ann Example', confirmedAt: new Date() }
    await db.nameConfirmation.create({ data: { ...row, identitySource: 'roster' } })
    await confirmName(person, course, { name: 'Ann Example' })
    expect(await findConfirmedName(person, course)).toEqual({ name: 'Ann Example', identitySource: 'roster' })
    await confirmName(person, course, { name: 'Ann Other' })
    expect(await findConfirmedName(person, course)).toEqual({ name: 'Ann Other', identitySource: 'self_declared' })
  })

  describe('for a person whose sign-on provider gives a name', () => {
    async function signedOn(name: string) {
      const person = await learner()
      await enrolled(person, course)
      const provider = await providerOf(null)
      const vouched = vouchedBy(provider, { name })
      await signOn(provider, { vouched, linkTo: person.accountId, device: null, userAgent: null })
      return { person, provider }
    }

    test('stores that the provider confirmed it, however it was spaced', async () => {
      const { person } = await signedOn(' Ann   Example ')
      await confirmName(person, course, { name: 'Ann Example' })
      expect(await findConfirmedName(person, course)).toEqual({
        name: 'Ann Example',
        identitySource: 'sign_on_provider',
      })
    })

    test.each(['Ann Other', 'ann example', 'Ann'])(
      'stores the other name %s as declared by the person',
      async (name) => {
        const { person } = await signedOn('Ann Example')
        await confirmName(person, course, { name })
        expect(await findConfirmedName(person, course)).toEqual({ name, identitySource: 'self_declared' })
      },
    )

    test('a name declared before is confirmed when the provider gives it later', async () => {
      const person = await learner()
      await enrolled(person, course)
      await confirmName(person, course, { name: 'Ann Example' })
      const provider = await providerOf(null)
      const vouched = vouchedBy(provider, { name: 'Ann Example' })
      await signOn(provider, { vouched, linkTo: person.accountId, device: null, userAgent: null })
      await confirmName(person, course, { name: 'Ann Example' })
      expect(await findConfirmedName(person, course)).toMatchObject({ identitySource: 'sign_on_provider' })
    })

    test('the name of a provider that was removed is as declared by the person', async () => {
      const { person, provider } = await signedOn('Ann Example')
      await endProvider(operator, provider.id)
      await confirmName(person, course, { name: 'Ann Example' })
      expect(await findConfirmedName(person, course)).toMatchObject({ identitySource: 'self_declared' })
    })
  })

  test('is refused without an enrollment in this course', async () => {
    const person = await learner()
    await enrolled(person, other)
    await expect(confirmName(person, course, { name: 'Ann' })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
