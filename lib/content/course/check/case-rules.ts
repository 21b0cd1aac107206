import type { CaseContent, Content, CourseContent } from '@/lib/content/course/reader/content'
import { error } from '@/lib/content/course/reader/problem'
import { type CaseSource, caseSets, caseThemes } from '../case-source'
import type { Problem } from '../schema'
import { checkTerms } from './text-rules'
import { sharedWords, wordsIn } from './wording'

/** In each set, in pairs. */
const fewestMatched = 12
/** A share of the words of both cases. */
const leastShared = 0.5
const sentences = { fewest: 2, most: 4 }

export function checkCases({ courses }: Content): Problem[] {
  return courses.flatMap((course) => {
    const { cases } = course
    if (cases.length === 0) return []
    return [...cases.flatMap(checkCase), ...checkPairings(cases), ...checkSets(course)]
  })
}

function checkCase({ value: { id, stem, theme, situation }, at }: CaseContent): Problem[] {
  const count = stem.match(/[.!?]["”’]?(?=\s|$)/g)?.length ?? 0
  return [
    ...checkTerms(stem, at('stem')),
    ...(count < sentences.fewest || count > sentences.most
      ? [error(at('stem'), 'case', `“${id}” has ${count} sentences; write ${sentences.fewest} to ${sentences.most}`)]
      : []),
    ...((theme === 'unclear') === (situation === 'not-enough')
      ? []
      : [error(at('theme'), 'case', `“${id}” is ${situation}; only a case without enough to tell is unclear`)]),
  ]
}

function checkPairings(cases: readonly CaseContent[]): Problem[] {
  return cases.flatMap(({ value, at, set }) => {
    const { id, pair, situation } = value
    if (situation === 'not-enough') {
      return pair ? [error(at('pair'), 'case-pair', `“${id}” doesn’t show what it is and needs no twin`)] : []
    }
    if (!pair) return [error(at('id'), 'case-pair', `“${id}” has no pair`)]
    const twins = cases.filter((other) => other.set === set && other.value.pair === pair && other.value.id !== id)
    const [twin] = twins
    if (!twin || twins.length > 1) {
      return [error(at('pair'), 'case-pair', `the pair “${pair}” has ${twins.length + 1} cases, not two`)]
    }
    const differs = twin.value.theme === value.theme && twin.value.situation !== situation
    const share = sharedWords(new Set(wordsIn(value.stem)), new Set(wordsIn(twin.value.stem)))
    return [
      ...(differs ? [] : [error(at('pair'), 'case-pair', `“${id}” and its twin need one theme and two situations`)]),
      ...(share < leastShared
        ? [error(at('stem'), 'case-pair', `“${id}” shares ${Math.round(share * 100)}% of its words with its twin`)]
        : []),
    ]
  })
}

function checkSets({ cases, slug, at }: CourseContent): Problem[] {
  const count = (set: string, is: (value: CaseSource) => boolean) =>
    cases.filter((one) => one.set === set && is(one.value)).length
  return [
    ...caseThemes.flatMap((theme) => {
      const [a = 0, b = 0] = caseSets.map((set) => count(set, (one) => one.theme === theme))
      if (a === b) return []
      return [error(at('id'), 'case-set', `“${slug}” has ${a} cases on ${theme} in set a and ${b} in set b`)]
    }),
    ...caseSets.flatMap((set) => {
      const matched = count(set, ({ situation }) => situation !== 'not-enough')
      if (matched >= fewestMatched) return []
      const message = `set ${set} of “${slug}” has ${matched} matched cases; write at least ${fewestMatched}`
      return [error(at('id'), 'case-set', message)]
    }),
  ]
}
