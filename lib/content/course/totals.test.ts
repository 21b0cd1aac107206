import { expect, test } from 'vitest'
import { loadCatalog } from './catalog/load'
import { isOffered } from './minutes'
import { countCases, wholeMinutes } from './totals'

const { courses } = await loadCatalog()

test('whole minutes of parts add up to the whole minutes of all', () => {
  expect(wholeMinutes([1.2, 1.2, 1.2])).toEqual([2, 1, 1])
  expect(wholeMinutes([0, 0.1, 0])).toEqual([0, 1, 0])
  for (const { modules, minutes } of courses) {
    const parts = modules.map(({ units }) =>
      units.filter((unit) => !isOffered(unit)).reduce((sum, unit) => sum + unit.minutes, 0),
    )
    expect(wholeMinutes(parts).reduce((sum, part) => sum + part, 0)).toBe(Math.ceil(minutes.minutes))
  }
})

test('a case that two courses share counts once', () => {
  const each = courses.map((course) => countCases([course]))
  expect(countCases([...courses, ...courses])).toBe(countCases(courses))
  expect(countCases(courses)).toBeLessThanOrEqual(each.reduce((sum, count) => sum + count, 0))
})
