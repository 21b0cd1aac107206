import { listUnits } from './lookup'
import type { Course } from './schema'

/** Whole minutes of each part, which add up to the whole minutes of all parts. */
export function wholeMinutes(parts: readonly number[]): number[] {
  let sum = 0
  return parts.map((part) => {
    const before = Math.ceil(sum)
    sum = Math.round((sum + part) * 100) / 100
    return Math.ceil(sum) - before
  })
}

/** Cases to play and the worked example of each module; one that courses share counts once. */
export function countCases(courses: readonly Course[]): number {
  const played = courses.flatMap(listUnits).filter(({ kind }) => kind === 'encounter')
  const examples = courses.flatMap(({ modules }) => modules.flatMap(({ example }) => example ?? []))
  return new Set([...played, ...examples].map(({ id }) => id)).size
}
