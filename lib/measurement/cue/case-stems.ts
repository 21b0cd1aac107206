import type { CaseContent, Content } from '@/lib/content/course/reader/content'
import { error } from '@/lib/content/course/reader/problem'
import type { Problem } from '@/lib/content/course/schema'
import { type GuessRate, situationFigure } from './figure'
import { predictHeldOut } from './held-out'
import { percentOf } from './table'

export interface CaseStems extends GuessRate {
  /** Null for all courses. */
  course: string | null
}

/** Do the words of a case give its situation away? Learned from the other pairs: a twin shares nearly every word. */
export function measureCaseStems({ courses }: Pick<Content, 'courses'>): CaseStems[] {
  const all = courses.flatMap(({ value, cases }) => cases.map((one) => ({ ...one, course: value.id })))
  const matched = all.filter(({ value }) => value.situation !== 'not-enough')
  const choices = matched.map(({ value, course, set }) => ({
    texts: [value.stem, ''],
    chosen: value.situation === 'trafficking' ? 0 : 1,
    group: `${course} ${set} ${value.pair}`,
    weight: 1,
  }))
  const predictions = predictHeldOut(choices, 'words')
  const hits = new Map(choices.map((choice, index) => [matched[index]?.value, predictions.get(choice)?.hit ?? 0]))
  return [null, ...courses.map(({ value }) => value.id)].flatMap((course) => {
    const own = matched.flatMap((one) => (course === null || one.course === course ? one.value : []))
    const figure = situationFigure(own, (one) => hits.get(one) ?? 0)
    return figure ? [{ course, ...figure }] : []
  })
}

export function checkCaseStems(content: Pick<Content, 'courses'>): Problem[] {
  const [first]: CaseContent[] = content.courses.flatMap(({ cases }) => cases)
  return measureCaseStems(content).flatMap(({ course, rate, items, limit, passed }) => {
    if (passed || !first) return []
    const where = course === null ? 'the cases of all courses' : `the cases of “${course}”`
    const shares = `(${percentOf(rate)} of ${items}, at most ${percentOf(limit)})`
    return [error(first.at('stem'), 'cue', `words tell the situation in ${where} ${shares}`)]
  })
}

export function caseLines(stems: readonly CaseStems[]): string[] {
  return stems.map(({ course, items, rate, limit, passed }) => {
    const name = course === null ? 'cases of all courses' : `${course}: cases`
    return `${name.padEnd(28)}${String(items).padEnd(16)}stem ${percentOf(rate)}${passed ? '' : ` ! ${percentOf(limit)}`}`
  })
}
