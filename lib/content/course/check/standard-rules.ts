import type { Content, CourseContent } from '@/lib/content/course/reader/content'
import { error, type Located, warning } from '@/lib/content/course/reader/problem'
import type { Item } from '@/lib/content/quiz/schema'
import { fewestJudges, type Standard, shareOf } from '@/lib/content/standard/form-cut'
import { findFinal } from '../lookup'
import type { Course, Problem } from '../schema'
import type { StandardSource } from '../standard-source'
import type { CheckDay } from './lesson-rules'

const versionLength = 12

/** Null until eight judges have rated the current version of each item of the final's bank twice. */
export function standardOf(source: StandardSource | null, bank: readonly Item[]): Standard | null {
  if (!source?.met || !source.justQualified || source.judges.length < fewestJudges || bank.length === 0) return null
  const ratings: Standard['ratings'] = {}
  for (const { id, hash } of bank) {
    const { second } = source.ratings.find((one) => one.item === id && isCurrent(one, hash)) ?? {}
    const given = source.judges.flatMap((judge) => second?.[judge.id] ?? [])
    if (given.length < source.judges.length) return null
    ratings[hash] = shareOf(given)
  }
  return { judges: source.judges.length, on: source.met, ratings }
}

function isCurrent({ version }: { version: string }, hash: string): boolean {
  return hash.startsWith(version)
}

export function checkStandards(courses: readonly Course[], content: Content, clock: CheckDay): Problem[] {
  return courses.flatMap((course) => {
    const file = content.courses.find(({ slug }) => slug === course.slug)
    const folders = [course.slug, ...(file?.value.modules ?? []).map((slug) => `modules/${slug}`)]
    if (!file?.standard || folders.some((folder) => content.unread.folders.has(folder))) return []
    return [...checkPanel(file.standard, clock), ...checkRatings(file.standard, file, findFinal(course)?.bank ?? [])]
  })
}

function checkPanel({ value, at }: Located<StandardSource>, { today }: CheckDay): Problem[] {
  const { judges, ratings, met, justQualified } = value
  const found: [isWrong: boolean, key: keyof StandardSource, message: string][] = [
    [ratings.length > 0 && judges.length === 0, 'judges', 'there are ratings, but no judge'],
    [ratings.length > 0 && justQualified === null, 'justQualified', 'judges need a description before they rate'],
    [ratings.length > 0 && met === null, 'met', 'there are ratings, but no day on which the panel met'],
    [met !== null && met > today, 'met', `${met} is in the future`],
  ]
  const few = `${judges.length} judges; with fewer than ${fewestJudges} the cut stays provisional`
  return [
    ...found.flatMap(([isWrong, key, message]) => (isWrong ? [error(at(key), 'standard', message)] : [])),
    ...judges.flatMap(({ id }, index) =>
      judges.findIndex((other) => other.id === id) < index
        ? [error(at('judges', index, 'id'), 'duplicate-id', `there is another judge “${id}”`)]
        : [],
    ),
    ...(judges.length > 0 && judges.length < fewestJudges ? [warning(at('judges'), 'standard', few)] : []),
  ]
}

function checkRatings({ value, at }: Located<StandardSource>, course: CourseContent, bank: readonly Item[]): Problem[] {
  const { judges, ratings } = value
  const items = new Map(bank.map((item) => [item.id, item]))
  const found = ratings.flatMap((one, index) => {
    const problem = (key: keyof typeof one, message: string) => error(at('ratings', index, key), 'standard', message)
    const item = items.get(one.item)
    if (!item) return [problem('item', `the final of “${course.slug}” has no item “${one.item}”`)]
    if (ratings.findIndex((other) => other.item === one.item) < index)
      return [problem('item', `“${one.item}” is rated twice`)]
    const now = item.hash.slice(0, versionLength)
    const changed = `“${one.item}” has changed since it was rated: it is now version ${now}`
    return [
      ...(isCurrent(one, item.hash) ? [] : [warning(at('ratings', index, 'version'), 'standard', changed)]),
      ...(['first', 'second'] as const).flatMap((round) => {
        const given = one[round]
        if (!given) return []
        const strangers = Object.keys(given).filter((id) => !judges.some((judge) => judge.id === id))
        const silent = judges.filter(({ id }) => given[id] === undefined)
        return [
          ...strangers.map((id) => problem(round, `no judge is named “${id}”`)),
          ...silent.map(({ id }) => problem(round, `has no rating by “${id}”`)),
        ]
      }),
    ]
  })
  const unrated = bank.filter(({ id, hash }) => !ratings.some((one) => one.item === id && isCurrent(one, hash)))
  if (ratings.length === 0 || unrated.length === 0) return found
  const message = `${unrated.length} of the final’s ${bank.length} items have no rating in their version of now, so the cut stays provisional: “${unrated[0]?.id}” is version ${unrated[0]?.hash.slice(0, versionLength)}`
  return [...found, warning(at('ratings'), 'standard', message)]
}
