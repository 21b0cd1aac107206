import { describe, expect, test } from 'vitest'
import { submit } from '@/lib/attempt/submit'
import { loadCatalog } from '@/lib/course/load'
import type { Course, Lesson, Quiz } from '@/lib/course/schema'
import { pinVersion } from '@/lib/enrollment/pin-version'
import { answeredAttempt, enrolled, learner, lessonDone, lessonsOf, quizOf, stillWorld } from '@/prisma/factories'
import { findEarned, findProgress, listProgress } from './queries'
import { isSatisfied, isUnitDone } from './satisfied'

const [course, other] = (await loadCatalog()).courses as [Course, Course]
const [lesson] = lessonsOf(course) as [Lesson]
const quiz = quizOf(course)
const none = { lessons: new Set<string>(), passedQuizzes: new Set<string>() }

describe('what counts', () => {
  test('a lesson when completed, a quiz when passed, a pre-test always', () => {
    expect(isUnitDone(lesson, none)).toBe(false)
    expect(isUnitDone(lesson, { ...none, passedQuizzes: new Set([lesson.id]) })).toBe(false)
    expect(isUnitDone(lesson, { ...none, lessons: new Set([lesson.id]) })).toBe(true)
    expect(isUnitDone(quiz, { ...none, lessons: new Set([quiz.id]) })).toBe(false)
    expect(isUnitDone(quiz, { ...none, passedQuizzes: new Set([quiz.id]) })).toBe(true)
    const pretest: Quiz = { ...quiz, role: 'pretest' }
    expect(isUnitDone(pretest, none)).toBe(true)
  })

  test('a course is satisfied when nothing is missing', () => {
    const lessons = new Set(lessonsOf(course).map((one) => one.id))
    const passedQuizzes = new Set([quiz.id])
    expect(isSatisfied(course, none)).toBe(false)
    expect(isSatisfied(course, { lessons, passedQuizzes: none.passedQuizzes })).toBe(false)
    expect(isSatisfied(course, { lessons: new Set([...lessons].slice(1)), passedQuizzes })).toBe(false)
    expect(isSatisfied(course, { lessons, passedQuizzes })).toBe(true)
  })
})

describe('findProgress', () => {
  test('goes from nothing to satisfied, unit by unit, in both courses at once', async () => {
    const person = await learner()
    await enrolled(person, course)
    const units = lessonsOf(course).length + 1
    expect(await findProgress(person, course)).toMatchObject({
      doneCount: 0,
      next: { id: lesson.id },
      satisfied: false,
    })
    for (const one of lessonsOf(course)) await lessonDone(person, course, one)
    expect(await findProgress(person, course)).toMatchObject({ doneCount: units - 1, next: { id: quiz.id } })
    await submit(person, { attemptId: await answeredAttempt(person, course, { wrong: 10 }) })
    expect(await findProgress(person, course)).toMatchObject({ doneCount: units - 1, satisfied: false })
    await submit(person, { attemptId: await answeredAttempt(person, course) })
    const all = { doneCount: units, next: null, minutesLeft: 0, satisfied: true }
    expect(await listProgress(person, [course, other])).toMatchObject([all, all])
  })

  test('an open attempt, and what others did, is nothing', async () => {
    const [person, somebody] = [await learner(), await learner()]
    for (const one of [person, somebody]) await enrolled(one, course)
    await answeredAttempt(person, course)
    await submit(somebody, { attemptId: await answeredAttempt(somebody, course) })
    const { doneCount, minutesLeft } = await findProgress(person, course)
    expect(doneCount).toBe(0)
    expect(minutesLeft).toBe((await findProgress(await learner(), course)).minutesLeft)
  })
})

describe('findEarned', () => {
  test('is the moment of the last requirement and the score of the passed quiz', async () => {
    const person = await learner()
    const world = stillWorld()
    await enrolled(person, course, world)
    await submit(person, { attemptId: await answeredAttempt(person, course, { wrong: 1, world }) }, world)
    world.pass(60)
    await lessonDone(person, course, lesson, world)
    const courseVersionId = await pinVersion(course)
    const earned = { completedAt: new Date('2026-11-25T13:00:00Z'), raw: 9, max: 10 }
    expect(await findEarned(person, course)).toEqual({ ...earned, courseVersionId })
    expect(await findEarned(person, other)).toEqual({ ...earned, courseVersionId: null })
  })
})
