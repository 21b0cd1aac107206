import { describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Encounter, Lesson, Module, Quiz } from '@/lib/content/course/schema'
import { submit } from '@/lib/training/attempt/submit'
import { findVersion } from '@/lib/training/enrollment/find-version'
import { encountersOf, finalOf, lessonsOf, quizOf, quizzesOf } from '@/prisma/course-parts'
import { answeredAttempt, enrolled, learner, satisfied, stillWorld, unitDone, unitsDone } from '@/prisma/factories'
import { lessonDone } from '@/prisma/lesson-done'
import { costlyChoice, played } from '@/prisma/played'
import { findEarned, findProgress, listProgress } from './queries'
import { isRequired, isSatisfied, isUnitDone } from './satisfied'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const [lesson] = lessonsOf(course) as [Lesson]
const quiz = quizOf(course)
const nothing = new Set<string>()
const none = {
  lessons: nothing,
  passedQuizzes: nothing,
  takenPretests: nothing,
  metEncounters: nothing,
  soundEncounters: nothing,
  waived: nothing,
}

describe('progress', () => {
  test('a lesson counts when completed, a quiz when passed, a pre-test when taken', () => {
    expect(isUnitDone(lesson, none)).toBe(false)
    expect(isUnitDone(lesson, { ...none, passedQuizzes: new Set([lesson.id]) })).toBe(false)
    expect(isUnitDone(lesson, { ...none, lessons: new Set([lesson.id]) })).toBe(true)
    expect(isUnitDone(quiz, { ...none, lessons: new Set([quiz.id]) })).toBe(false)
    expect(isUnitDone(quiz, { ...none, passedQuizzes: new Set([quiz.id]) })).toBe(true)
    const pretest: Quiz = { ...quiz, role: 'pretest' }
    expect(isUnitDone(pretest, { ...none, passedQuizzes: new Set([quiz.id]) })).toBe(false)
    expect(isUnitDone(pretest, { ...none, takenPretests: new Set([quiz.id]) })).toBe(true)
  })

  test('a course is satisfied when nothing is missing', () => {
    const lessons = new Set(lessonsOf(course).map((one) => one.id))
    const passedQuizzes = new Set(quizzesOf(course).map((one) => one.id))
    const metEncounters = new Set(encountersOf(course).map((one) => one.id))
    const without = (all: Set<string>) => new Set([...all].slice(1))
    const all = { ...none, lessons, passedQuizzes, metEncounters, soundEncounters: metEncounters }
    expect(isSatisfied(course, none)).toBe(false)
    expect(isSatisfied(course, { ...all, passedQuizzes: without(passedQuizzes) })).toBe(false)
    expect(isSatisfied(course, { ...all, lessons: without(lessons) })).toBe(false)
    expect(isSatisfied(course, { ...all, soundEncounters: without(metEncounters) })).toBe(false)
    expect(isSatisfied(course, all)).toBe(true)
  })
})

describe('findProgress', () => {
  test('goes from the pre-test to satisfied, unit by unit', async () => {
    const person = await learner()
    await enrolled(person, course)
    const units = listUnits(course)
    const [pretest] = units as [Quiz]
    const required = units.filter(isRequired).length
    expect(await findProgress(person, course)).toMatchObject({
      requiredCount: required,
      doneCount: 0,
      next: { id: pretest.id },
      satisfied: false,
    })
    await submit(person, { attemptId: await answeredAttempt(person, course, { quiz: pretest, wrong: 12 }) })
    const opening = units.find((unit) => unit.kind === 'encounter' && unit.opens) as Encounter
    expect(await findProgress(person, course)).toMatchObject({ doneCount: 0, next: { id: opening.id } })
    await played(person, course, opening, { chooses: costlyChoice })
    expect(await findProgress(person, course)).toMatchObject({ doneCount: 0, next: { id: lesson.id } })
    for (const one of lessonsOf(course)) await lessonDone(person, course, one)
    for (const one of encountersOf(course).filter(isRequired)) await played(person, course, one)
    const quizzes = quizzesOf(course)
    expect(await findProgress(person, course)).toMatchObject({
      doneCount: required - quizzes.length,
      next: { id: quiz.id },
    })
    await submit(person, { attemptId: await answeredAttempt(person, course, { wrong: 10 }) })
    expect((await findProgress(person, course)).doneCount).toBe(required - quizzes.length)
    for (const one of quizzes) {
      expect((await findProgress(person, course)).satisfied).toBe(false)
      await submit(person, { attemptId: await answeredAttempt(person, course, { quiz: one }) })
    }
    const all = { doneCount: required, next: null, minutesLeft: 0, satisfied: true }
    expect(await findProgress(person, course)).toMatchObject(all)
  })

  test('a learner who skips the pre-test is not sent back to it and misses nothing', async () => {
    const person = await learner()
    await enrolled(person, course)
    await lessonDone(person, course, lesson)
    expect(await findProgress(person, course)).toMatchObject({ doneCount: 1, next: { id: lessonsOf(course)[1]?.id } })
    await satisfied(person, course)
    expect(await findProgress(person, course)).toMatchObject({ satisfied: true, next: null })
  })

  test('the case that opens a module comes before its first lesson, and not once that is done', async () => {
    const person = await learner()
    await enrolled(person, course)
    const [, first, second] = course.modules as [unknown, Module, Module]
    for (const unit of first.units.filter(isRequired)) await unitDone(person, course, unit)
    const [opening, lessonAfter, ...later] = second.units as [Encounter, Lesson, ...Lesson[]]
    expect(await findProgress(person, course)).toMatchObject({ next: { id: opening.id } })
    await lessonDone(person, course, lessonAfter)
    expect(await findProgress(person, course)).toMatchObject({ next: { id: later[0]?.id } })
  })

  test('a shared unit is done in both courses', async () => {
    const person = await learner()
    await satisfied(person, course)
    const shared = listUnits(other).filter((unit) => listUnits(course).some(({ id }) => id === unit.id))
    const [, progress] = await listProgress(person, [course, other])
    expect(shared.length).toBeGreaterThan(15)
    expect(progress).toMatchObject({ doneCount: shared.filter(isRequired).length, satisfied: false })
  })

  test('an open attempt and other learners’ work do not count', async () => {
    const person = await learner()
    const stranger = await learner()
    for (const one of [person, stranger]) await enrolled(one, course)
    await answeredAttempt(person, course)
    await submit(stranger, { attemptId: await answeredAttempt(stranger, course) })
    const { doneCount, minutesLeft } = await findProgress(person, course)
    expect(doneCount).toBe(0)
    expect(minutesLeft).toBe((await findProgress(await learner(), course)).minutesLeft)
  })
})

describe('findEarned', () => {
  test('gives the time of the last requirement and the score of the passed quiz', async () => {
    const person = await learner()
    const world = stillWorld()
    const final = finalOf(course)
    await unitsDone(person, course, { without: [final.id], world })
    // One miss: two could fall on one objective and fail it.
    const attemptId = await answeredAttempt(person, course, { quiz: final, wrong: 1, world })
    world.pass(60)
    await submit(person, { attemptId }, world)
    const courseVersionId = await findVersion(course)
    const max = Object.values(final.blueprint).reduce((sum, count) => sum + count, 0)
    const earned = { completedAt: new Date('2026-11-25T13:00:00Z'), raw: max - 1, max }
    expect(await findEarned(person, course)).toEqual({ ...earned, courseVersionId })
  })
})
