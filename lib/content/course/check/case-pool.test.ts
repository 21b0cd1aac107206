import { expect, test } from 'vitest'
import { readCourses } from '@/lib/content/course/catalog/read'
import { itemsOf } from '@/lib/content/course/reader/content'
import { sharedWords, wordsIn } from './wording'

/* Facts about the cases in this repository. */
const { catalog, content } = await readCourses('courses', { today: '2026-11-25', release: true })
const courses = catalog?.courses ?? []

test('each course has seven pairs in each set, and two cases that are not enough to tell', () => {
  expect(courses).toHaveLength(2)
  for (const { cases, slug } of courses) {
    for (const set of ['a', 'b']) {
      const own = cases.filter((one) => one.set === set)
      expect(new Set(own.flatMap(({ pair }) => pair ?? [])).size, `${slug} ${set}`).toBe(7)
      expect(own.filter(({ situation }) => situation === 'trafficking')).toHaveLength(7)
      expect(own.filter(({ situation }) => situation === 'not-enough')).toHaveLength(2)
    }
  }
})

test('no case is in two sets or courses, or near an item of a quiz', () => {
  const cases = courses.flatMap((course) => course.cases)
  expect(new Set(cases.map(({ stem }) => stem)).size).toBe(cases.length)
  const items = content.modules.flatMap((module) => itemsOf(module).map((item) => new Set(wordsIn(item.value.stem))))
  for (const { id, stem } of cases) {
    const words = new Set(wordsIn(stem))
    expect(Math.max(...items.map((item) => sharedWords(words, item))), id).toBeLessThan(0.4)
  }
})
