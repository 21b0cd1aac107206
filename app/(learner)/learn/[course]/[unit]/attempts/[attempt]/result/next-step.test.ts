import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { finalOf } from '@/prisma/course-parts'
import { NextStep } from './next-step'

const [course] = (await loadCatalog()).courses
if (!course) throw new Error('there is no course')
const counts = { requiredCount: 1, doneCount: 1, minutesLeft: 0 }
const shown = {
  course,
  quiz: finalOf(course),
  progress: { enrolled: true, units: [], ...counts, next: null, satisfied: true },
  time: null,
  certificate: undefined,
  hasEarned: false,
}
const drawn = (inDispute: boolean) => renderToStaticMarkup(createElement(NextStep, { ...shown, inDispute }))

test('after a pass, a person in dispute reads why there is no certificate instead of a request for the name', () => {
  expect(drawn(false)).toContain('Confirm your name')
  expect(drawn(true)).toContain('doesn’t match our log of it')
  expect(drawn(true)).not.toContain('Confirm your name')
})
