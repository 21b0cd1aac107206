import { expect, test } from 'vitest'
import { readContent } from '@/lib/content/course/reader/content-reader'
import { checkCaseStems, measureCaseStems } from './case-stems'

const content = await readContent('courses', async () => ({ text: null, code: null, failure: null }))

test('in our cases, words alone tell the situation in at most 60%', () => {
  const [all] = measureCaseStems(content)
  expect(all).toMatchObject({ course: null, items: 56 })
  expect(all?.rate).toBeLessThanOrEqual(0.6)
  expect(checkCaseStems(content)).toEqual([])
})

test('a word that only compelled people say fails the gate', () => {
  const courses = content.courses.map((course) => ({
    ...course,
    cases: course.cases.map((one) => {
      const said = one.value.situation === 'trafficking' ? ' He is afraid to leave.' : ' He is free to leave.'
      return { ...one, value: { ...one.value, stem: one.value.stem + said } }
    }),
  }))
  expect(measureCaseStems({ courses })[0]?.rate).toBeGreaterThan(0.9)
  expect(checkCaseStems({ courses })).toHaveLength(3)
})
