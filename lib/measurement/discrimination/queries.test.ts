import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { submitted } from '@/fixtures/analysis'
import { sampleItem } from '@/fixtures/quiz'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, Encounter } from '@/lib/content/course/schema'
import type { ChoiceItem } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { submit } from '@/lib/training/attempt/submit'
import { readInstead } from '@/lib/training/encounter/read-instead'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { findEnrollment } from '@/lib/training/enrollment/queries'
import { encountersOf, finalOf, pretestOf, quizOf, readingAnswersOf } from '@/prisma/course-parts'
import { answeredAttempt, cohort, enrolled, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { played } from '@/prisma/played'
import { findLearnerTallies, findOwnTallies, listCohortTallies } from './queries'
import { summarizeStages } from './stages'

const [real, other] = (await loadCatalog()).courses as [Course, Course]
const encounter = { kind: 'encounter', id: `enc-${randomUUID()}` } as Encounter
const course = { ...real, modules: [...real.modules, { ...real.modules[0], units: [encounter] }] } as Course
const pretest = pretestOf(course)
const when = new Date('2026-11-25T12:00:00Z')

/** Options a, b, c stand for these acts; the first is the key. */
function itemOf(situation: ChoiceItem['situation'], ...acts: ChoiceItem['options'][number]['acts'][]): ChoiceItem {
  const id = `obs-${randomUUID()}`
  const item = sampleItem(id, 'rec-read', ['a'])
  return { ...item, situation, options: item.options.map((one, index) => ({ ...one, acts: acts[index] ?? 'none' })) }
}
const trafficking = itemOf('trafficking', 'escalate', 'none', 'ask-further')
const lookAlike = itemOf('look-alike', 'refer', 'escalate', 'none')
const unclear = itemOf('not-enough', 'ask-further', 'escalate', 'none')

const sitting = (found: string[], innocent: string[]) => [
  { item: trafficking, credit: 0, value: found },
  { item: lookAlike, credit: 0, value: innocent },
  { item: unclear, credit: 0, value: ['b'] },
]

async function endedRuns(person: Learner, ends: { situation: string; acts: string }[]): Promise<void> {
  const enrollmentId = (await findEnrollment(person, course))?.id ?? ''
  const hash = `enc-${randomUUID()}`
  await db.encounterVersion.create({ data: { hash, encounterId: encounter.id, encounter: {}, firstRunAt: when } })
  for (const [index, end] of ends.entries()) {
    await db.encounterRun.create({
      data: {
        id: randomUUID(),
        enrollmentId,
        accountId: person.accountId,
        courseId: course.id,
        unitId: encounter.id,
        ordinal: index + 1,
        encounterHash: hash,
        courseVersionId: await findVersion(real),
        startedAt: when,
        endedAt: when,
        end: { create: { nodeId: 'end', outcome: 'sound', endedAt: when, ...end } },
      },
    })
  }
}

async function askedLater(person: Learner, answers: { item: ChoiceItem; value: string[] | null; courseId?: string }[]) {
  for (const [index, { item, value, courseId = course.id }] of answers.entries()) {
    await db.spacedCase.create({
      data: {
        id: randomUUID(),
        accountId: person.accountId,
        ordinal: index + 1,
        courseId,
        itemId: item.id,
        itemHash: item.hash,
        optionOrder: ['a', 'b', 'c'],
        createdAt: when,
        dueAt: when,
        ...(value && { value, correct: false, answeredAt: when }),
      },
    })
  }
}

describe('a learner’s discrimination', () => {
  test('counts choices at the first attempt of each quiz, without unanswered and unclear cases', async () => {
    const person = await learner()
    await submitted(person, real, pretest.id, [sitting(['b'], ['b']), sitting(['a'], ['a'])])
    await submitted(person, real, quizOf(course).id, [sitting(['c'], [])])
    await submitted(person, real, finalOf(course).id, [sitting(['a'], ['c'])])
    const tallies = await findOwnTallies(person, course)
    expect(tallies).toEqual({
      before: { hits: 0, misses: 1, falseAlarms: 1, correctRejections: 0 },
      course: { hits: 1, misses: 0, falseAlarms: 0, correctRejections: 0 },
      final: { hits: 1, misses: 0, falseAlarms: 0, correctRejections: 1 },
    })
  })

  test('covers only the learner’s courses: a shared quiz shows no one in another', async () => {
    const person = await learner()
    expect(quizOf(other).id).toBe(quizOf(real).id)
    await submitted(person, real, quizOf(real).id, [sitting(['a'], [])])
    expect(await findOwnTallies(person, other)).toEqual({})
    await enrolled(person, other)
    expect(await findOwnTallies(person, other)).toEqual(await findOwnTallies(person, real))
  })

  test('leaves out a pre-test taken after the final, and unsubmitted attempts', async () => {
    const person = await learner()
    await enrolled(person, course)
    await submit(person, { attemptId: await answeredAttempt(person, real, { quiz: finalOf(course) }) })
    await submit(person, { attemptId: await answeredAttempt(person, real, { quiz: pretest }) })
    await answeredAttempt(person, real, { quiz: quizOf(course) })
    const tallies = await findOwnTallies(person, course)
    expect(Object.keys(tallies)).toEqual(['final'])
    expect(tallies.final).toMatchObject({ misses: 0, falseAlarms: 0 })
    expect(tallies.final?.hits).toBeGreaterThan(0)
  })

  test('counts the first run of an encounter, and the last if there was another', async () => {
    const once = await learner()
    const again = await learner()
    for (const person of [once, again]) await enrolled(person, real)
    await endedRuns(once, [{ situation: 'look-alike', acts: 'escalate' }])
    await endedRuns(again, [
      { situation: 'trafficking', acts: 'refer' },
      { situation: 'trafficking', acts: 'none' },
      { situation: 'trafficking', acts: 'ask-further' },
    ])
    const none = { hits: 0, misses: 0, falseAlarms: 0, correctRejections: 0 }
    expect(await findOwnTallies(once, course)).toEqual({ 'first-run': { ...none, falseAlarms: 1 } })
    expect(await findOwnTallies(again, course)).toEqual({
      'first-run': { ...none, misses: 1 },
      'last-run': { ...none, hits: 1 },
    })
    expect(await findOwnTallies(again, real)).toEqual({})
  })

  test('counts answered spaced cases of the course, and never shows them per person', async () => {
    const person = await learner()
    await submitted(person, real, quizOf(course).id, [sitting(['a'], ['a'])])
    await askedLater(person, [
      { item: trafficking, value: ['c'] },
      { item: lookAlike, value: ['b'] },
      { item: lookAlike, value: ['b'], courseId: 'another' },
      { item: lookAlike, value: null },
    ])
    expect((await findOwnTallies(person, course)).after).toMatchObject({
      hits: 1,
      misses: 0,
      falseAlarms: 1,
      correctRejections: 0,
    })
    const { coordinator } = await organization()
    const before = stillWorld('2026-11-01T12:00:00Z')
    await joined(person, (await cohort(coordinator, 'Patrol', before)).code, before)
    expect(Object.keys(await findLearnerTallies(coordinator, person.accountId, course))).toEqual(['course'])
  })
})

test('a coordinator sees no runs of one person, so nobody who read a case instead stands out', async () => {
  const [first] = encountersOf(real)
  if (!first) throw new Error('there is no encounter')
  const { coordinator } = await organization()
  const { code, cohortId } = await cohort(coordinator)
  const people = [await learner(), await learner()] as const
  for (const person of people) {
    await joined(person, code)
    await enrolled(person, real)
  }
  await played(people[0], real, first)
  await readInstead(people[1], { course: real, encounter: first, answers: readingAnswersOf(first) })
  expect(Object.keys(await findOwnTallies(people[0], real))).toEqual(['first-run'])
  const seen = await Promise.all(people.map(({ accountId }) => findLearnerTallies(coordinator, accountId, real)))
  expect(seen).toEqual([{}, {}])
  const members = await listCohortTallies(coordinator, real, cohortId)
  expect(summarizeStages(members.map(({ tallies }) => tallies))).toEqual([])
})

test('a run after reading the encounter instead does not count', async () => {
  const [first] = encountersOf(real)
  if (!first) throw new Error('there is no encounter')
  const world = stillWorld()
  const playedFirst = await learner()
  const readFirst = await learner()
  for (const person of [playedFirst, readFirst]) await enrolled(person, real)
  await played(playedFirst, real, first, { world })
  for (const person of [playedFirst, readFirst]) {
    world.pass(1)
    await readInstead(person, { course: real, encounter: first, answers: readingAnswersOf(first) }, world)
    world.pass(1)
    await played(person, real, first, { world })
  }
  expect(Object.keys(await findOwnTallies(playedFirst, real))).toEqual(['first-run'])
  expect(await findOwnTallies(readFirst, real)).toEqual({})
})

describe('access', () => {
  test('a coordinator sees only the cohorts and people of their own organization', async () => {
    const own = await organization()
    const foreign = await organization()
    const before = stillWorld('2026-11-01T12:00:00Z')
    const mine = await cohort(own.coordinator, 'Patrol', before)
    const theirs = await cohort(foreign.coordinator, 'Patrol', before)
    const inMine = await learner()
    const inTheirs = await learner()
    await joined(inMine, mine.code, before)
    await joined(inTheirs, theirs.code, before)
    for (const person of [inMine, inTheirs]) await submitted(person, real, pretest.id, [sitting(['a'], ['b'])])
    const seen = await listCohortTallies(own.coordinator, course, mine.cohortId)
    expect(seen).toMatchObject([
      { accountId: inMine.accountId, name: inMine.name, tallies: { before: { hits: 1, falseAlarms: 1 } } },
    ])
    expect(await listCohortTallies(own.coordinator, course, theirs.cohortId)).toEqual([])
    expect(await findLearnerTallies(own.coordinator, inMine.accountId, course)).toEqual(seen[0]?.tallies)
    await expect(findLearnerTallies(own.coordinator, inTheirs.accountId, course)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
