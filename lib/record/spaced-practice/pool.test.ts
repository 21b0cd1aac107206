import { expect, test } from 'vitest'
import { course, courses } from '@/fixtures/spaced-practice'
import type { Course } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import { poolOf } from './pool'
import { casesOfPlan } from './schedule'

const [, other] = courses as [Course, Course]

test('the pool has single-choice cases from the module quizzes, and none from a pre-test or final', () => {
  const pool = poolOf([course])
  const reserved = new Set(
    course.modules
      .flatMap(({ units }) => units)
      .flatMap((unit) => (unit.kind === 'quiz' && unit.role !== 'module' ? unit.bank.map(({ id }) => id) : [])),
  )
  expect(reserved.size).toBeGreaterThan(0)
  expect(pool.filter(({ item }) => reserved.has(item.id))).toEqual([])
  expect(new Set(pool.map(({ item }) => item.id)).size).toBe(pool.length)
  for (const situation of ['trafficking', 'look-alike']) {
    expect(pool.filter(({ item }) => item.situation === situation).length).toBeGreaterThan(casesOfPlan)
  }
  expect(pool.every(({ item }) => item.interaction === 'choice' && keyOf(item).length === 1)).toBe(true)
})

test('the pool has an item that two courses share once', () => {
  const ids = poolOf([course, other]).map(({ item }) => item.id)
  expect(new Set(ids).size).toBe(ids.length)
})
