import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { beaten, moments, viewed } from '@/fixtures/anomaly'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { submit } from '@/lib/training/attempt/submit'
import { nextSeconds } from '@/lib/training/time/interval'
import { lessonsOfAll, quizOf, quizzesOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt, enrolled, learner, stillWorld } from '@/prisma/factories'
import { noticeAnomalies } from './notice'

const { courses } = await loadCatalog()
const [course] = courses as [Course]
/** More than two hours, which no single course’s lessons take. */
const lessons = lessonsOfAll(courses)
/** 7 a.m. in Maine, on a day that no other test uses. */
const morning = Date.parse('2091-03-05T12:00:00Z')
const world = stillWorld('2091-03-05T12:00:00Z')
const minute = 60_000

/** A page that obeys the server, on each of these views, with a pause after every few beats. */
function obeyed(
  views: { viewId: string; at: number }[],
  count: number,
  { pauseEvery = Number.POSITIVE_INFINITY, from = 0 } = {},
) {
  const due = views.map((view) => ({ ...view }))
  return Array.from({ length: count }, (_, index) => {
    const next = due.reduce((first, one) => (one.at < first.at ? one : first))
    const beat = { ...next }
    next.at += nextSeconds(next.viewId, from + index + 1) * 1000 + ((index + 1) % pauseEvery === 0 ? 90_000 : 0)
    return beat
  })
}

const view = (person: Learner, session = 'one', at = morning) => viewed(person, session, new Date(at))

async function completed(person: Learner, spent: { activeMs: number | null; minimumMs: number | null }, at: number) {
  const { accountId } = person
  await enrolled(person, course, world)
  const { id, courseVersionId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  await db.lessonCompletion.createMany({
    data: lessons.map((lesson, index) => ({
      id: randomUUID(),
      accountId,
      unitId: lesson.id,
      enrollmentId: id,
      courseVersionId,
      ...spent,
      completedAt: new Date(at + index * 1000),
    })),
  })
}

/** Answers an item after these seconds, one by one or all at once; null: the item was never shown. */
async function answered(person: Learner, seconds: number | null, { quiz = quizOf(course), atOnce = false } = {}) {
  await enrolled(person, course, world)
  const attemptId = await answeredAttempt(person, course, { quiz, world })
  await query`
    update response r set answered_at = t.at, shown_at = t.at - ${seconds}::float8 * interval '1 second'
    from (select position, answered_at - ${atOnce ? 0 : seconds}::float8 * position * interval '1 second' as at
      from response where attempt_id = ${attemptId}::uuid) t
    where r.attempt_id = ${attemptId}::uuid and r.position = t.position and t.at is not null`
  await submit(person, { attemptId }, world)
}

/** One lesson an hour, from Begin to Mark as read, with these shares of the most that it can count. */
async function readByBegin(person: Learner, shares: number[]) {
  for (const [index, share] of shares.entries()) {
    const viewId = await view(person, 'one', morning + index * 60 * minute)
    await db.beat.create({
      data: {
        ...{ accountId: person.accountId, ordinal: index + 1, viewId, kind: 'reading', capMs: 8 * minute },
        ...{ at: new Date(morning + index * 60 * minute + 8 * minute), creditMs: share * 8 * minute },
      },
    })
  }
}

const anomaliesOf = ({ accountId }: Learner) => db.anomaly.findMany({ where: { accountId }, orderBy: { kind: 'asc' } })
const kindsOf = async (person: Learner) => (await anomaliesOf(person)).map(({ kind }) => kind)

// biome-ignore format: a list of names
const names = ['honest', 'handsOver', 'leaves', 'even', 'own', 'twice', 'long', 'unbroken', 'short', 'crowded', 'fast', 'atOnce', 'begun', 'called'] as const
const people = {} as Record<(typeof names)[number], Learner>

beforeAll(async () => {
  await noticeAnomalies(world)
  for (const name of names) people[name] = await learner({}, world)
  const { honest, handsOver, leaves, even, own, twice, long, unbroken, short, crowded, fast, atOnce, begun, called } =
    people

  await beaten(honest, obeyed([{ viewId: await view(honest), at: morning }], 600, { pauseEvery: 100 }))
  await answered(honest, 120)
  await completed(honest, { activeMs: 120_000, minimumMs: 120_000 }, morning + 300 * minute)

  const phone = await view(handsOver)
  const computer = await view(handsOver, 'two')
  const onPhone = moments(morning, 60, (index) => 15_000 + ((index * 7919) % 10_000))
  const end = onPhone.at(-1) ?? 0
  const obeying = obeyed([{ viewId: computer, at: end - 170_000 }], 40)
  await beaten(handsOver, [...onPhone.map((at) => ({ viewId: phone, at })), ...obeying])

  // Two beats as asked, then one as the page closes.
  const left = moments(morning, 40, () => 120_000).map(async (at, index) => {
    const read = obeyed([{ viewId: await view(leaves, 'one', at), at }], 3, { from: 4 * index })
    const end = read.at(-1) ?? { viewId: '', at }
    return [...read, { ...end, at: end.at + 4000 }]
  })
  await beaten(leaves, (await Promise.all(left)).flat())

  const evenView = await view(even)
  await beaten(
    even,
    moments(morning, 40, (index) => (index % 15 === 7 ? 60_000 : 26_000 + (index % 3) * 300)).map((at) => ({
      viewId: evenView,
      at,
    })),
  )
  // One lesson after another, each under ten minutes.
  const ownViews = [await view(own), await view(own), await view(own)]
  const ownPace = moments(morning, 75, (index) => 17_000 + ((index * index * 7919) % 6000))
  await beaten(
    own,
    ownPace.map((at, index) => ({ viewId: ownViews[Math.floor(index / 25)] ?? '', at })),
  )
  const both = [
    { viewId: await view(twice), at: morning },
    { viewId: await view(twice, 'two'), at: morning + 7000 },
  ]
  await beaten(twice, obeyed(both, 150))
  await beaten(long, obeyed([{ viewId: await view(long), at: morning }], 2050, { pauseEvery: 100 }))
  await beaten(unbroken, obeyed([{ viewId: await view(unbroken), at: morning }], 570))
  await completed(short, { activeMs: 119_999, minimumMs: 120_000 }, morning + 30 * minute)
  await view(short)
  await completed(crowded, { activeMs: null, minimumMs: null }, morning + 30 * minute)
  await answered(fast, 1)
  await answered(atOnce, 60, { atOnce: true })

  await readByBegin(begun, [1, 1, 1])
  await readByBegin(called, [1, 1, 0.9, 1, 1])

  world.pass(14 * 60)
  await Promise.all([noticeAnomalies(world), noticeAnomalies(world), noticeAnomalies(world)])
  await noticeAnomalies(world)
})

test('a person who reads, pauses, answers and takes long enough is not flagged', async () => {
  expect(await kindsOf(people.honest)).toEqual([])
  expect(await kindsOf(people.leaves)).toEqual([])
})

test('moving from a phone to a computer is not flagged, and using both at once is', async () => {
  expect(await kindsOf(people.handsOver)).not.toContain('overlapping-sessions')
  expect(await anomaliesOf(people.twice)).toMatchObject([
    { kind: 'overlapping-sessions', object: 'day:2091-03-05', facts: { sessions: 2, version: 4 } },
  ])
})

test('a script with even beats and one with its own random waits are flagged', async () => {
  expect(await anomaliesOf(people.even)).toMatchObject([
    { kind: 'even-beats', object: 'session:one', unitId: 'sample-unit', facts: { beats: 30 } },
  ])
  expect(await anomaliesOf(people.own)).toMatchObject([{ kind: 'early-beats', object: 'session:one' }])
})

test('a very long day and hours without a pause are flagged separately', async () => {
  expect(await anomaliesOf(people.long)).toMatchObject([{ kind: 'long-day', object: 'day:2091-03-05' }])
  expect(await kindsOf(people.unbroken)).toEqual(['unbroken-beats'])
})

test('each lesson under its minimum is flagged, and a day with more work than fits', async () => {
  const found = await anomaliesOf(people.short)
  expect(found.filter(({ kind }) => kind === 'short-lesson')).toHaveLength(lessons.length)
  expect(found.at(-1)).toMatchObject({ courseId: course.id, facts: { activeMs: 119_999, minimumMs: 120_000 } })
  expect(await anomaliesOf(people.crowded)).toMatchObject([{ kind: 'crowded-day', facts: { units: lessons.length } }])
})

test('an attempt with answers faster than reading is flagged', async () => {
  expect(await anomaliesOf(people.fast)).toMatchObject([
    { kind: 'fast-answers', unitId: quizOf(course).id, facts: { fast: 10, answered: 10 } },
  ])
  expect(await anomaliesOf(people.atOnce)).toMatchObject([{ kind: 'fast-answers', facts: { fast: 9, answered: 10 } }])
})

test('three lessons in a row at the most that Begin counts are flagged, two are not', async () => {
  expect(await anomaliesOf(people.begun)).toMatchObject([
    { kind: 'begins-at-cap', object: 'day:2091-03-05', facts: { lessons: 3, creditMs: 24 * minute } },
  ])
  expect(await kindsOf(people.called)).toEqual([])
})

test('concurrent runs keep each anomaly once with one log entry, and later runs find later ones', async () => {
  const { fast } = people
  expect((await actionsAbout(fast)).filter((action) => action === 'anomaly.noticed')).toHaveLength(1)
  world.pass(60)
  // A script can post answers without fetching the items.
  await answered(fast, null, { quiz: quizzesOf(course)[1] })
  await Promise.all([noticeAnomalies(world), noticeAnomalies(world)])
  await noticeAnomalies(world)
  expect(await kindsOf(fast)).toEqual(['fast-answers', 'fast-answers'])
  expect((await actionsAbout(fast)).filter((action) => action === 'anomaly.noticed')).toHaveLength(2)
})

test('a late commit is found, and a clock set back does not stop the search', async () => {
  const prompt = await learner({}, world)
  const late = await learner({}, world)
  await completed(prompt, { activeMs: 0, minimumMs: 60_000 }, world.now().getTime() - minute)
  await noticeAnomalies(world)
  expect(await kindsOf(prompt)).toContain('short-lesson')
  await completed(late, { activeMs: 0, minimumMs: 60_000 }, world.now().getTime() - 1.5 * minute)
  world.pass(-1)
  await noticeAnomalies(world)
  expect(await kindsOf(late)).toContain('short-lesson')
})
