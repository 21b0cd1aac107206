import type { SourceNeed } from '@/lib/content/course/reader/needs-source'
import { type Located, warning } from '@/lib/content/course/reader/problem'
import type { ItemSource } from '@/lib/content/quiz/schema'
import type { Problem } from '../schema'
import { onlyKeyOf, saysTheSame } from './item-rules'
import { checkTerms, checkUncited } from './text-rules'
import { rangeIn, rootOf, sharedInOrder, wordsIn } from './wording'

/* Guidelines for multiple-choice items: Haladyna, Downing and Rodriguez, 2002. */

/** The share of common words, in order, above which two options overlap. */
const overlap = 0.75
const strikingLetters = 6
const common = new Set(
  'because without another himself herself nothing somebody someone whether should people person things before'.split(
    ' ',
  ),
)
const negatives = /\b(?:not|never|except|(?<!at )least|cannot|incorrect|wrong|false)\b|n[’']t\b/i
const otherOptions =
  /\b(?:all|none|both|neither|any) of (?:the (?:above|others?|options)|these|those)\b|\ball above\b|\b(?:both|neither) [a-c] (?:and|n?or) [a-c]\b|\b(?:all|none) (?:are|is) (?:right|correct|true|wrong)\b/i

export function checkItemStyle({ value: item, at }: Located<ItemSource>, needOf: SourceNeed): Problem[] {
  const problems = [...checkTerms(item.stem, at('stem'))]
  const negative = negatives.exec(questionsOf(item.stem).join(' '))
  if (negative) {
    problems.push(warning(at('stem'), 'negative', `“${item.id}” asks with “${negative[0]}”; ask what is true`))
  }
  item.options.forEach((option, index) => {
    const place = at('options', index)
    problems.push(...checkTerms(option.text, place), ...checkTerms(option.explanation, place))
    problems.push(...checkUncited({ text: option.explanation, place, cited: option.facts.length > 0 }, needOf))
    if (otherOptions.test(option.text)) {
      problems.push(warning(place, 'all-or-none', `an option of “${item.id}” refers to the other options`))
    }
    // Steps and match options may be alike: sections of one title, steps of one person.
    const alternatives = item.interaction === 'choice' ? item.options.slice(0, index) : []
    for (const other of alternatives.filter(
      ({ text }) => overlaps(text, option.text) && !saysTheSame(text, option.text),
    )) {
      problems.push(warning(place, 'overlap', `options ${other.id} and ${option.id} of “${item.id}” overlap`))
    }
  })
  const targets = item.interaction === 'match' ? item.targets : []
  const inTargets = targets.flatMap(({ text }, index) => checkTerms(text, at('targets', index)))
  return [...problems, ...inTargets, ...checkEcho({ value: item, at })]
}

/** Quoted speech is exempt. */
function questionsOf(stem: string): string[] {
  const sentences = stem.trim().split(/(?<=[.!?]["”’]?)\s+/)
  return sentences.filter(
    (sentence, index) => /\?$/.test(sentence) || (index === sentences.length - 1 && /[.!]$/.test(sentence)),
  )
}

function overlaps(one: string, other: string): boolean {
  const a = wordsIn(one)
  const b = wordsIn(other)
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  const isInside = shorter.length >= 3 && ` ${longer.join(' ')} `.includes(` ${shorter.join(' ')} `)
  const first = rangeIn(one)
  const second = rangeIn(other)
  const crosses = first !== null && second !== null && first.from <= second.to && second.from <= first.to
  return isInside || crosses || sharedInOrder(a, b) >= overlap
}

function checkEcho({ value: item, at }: Located<ItemSource>): Problem[] {
  const key = onlyKeyOf(item)
  if (!key) return []
  const rootsIn = (text: string) => wordsIn(text).map(rootOf)
  const inStem = new Set(rootsIn(item.stem))
  const keyIndex = item.options.findIndex((option) => option.id === key.id)
  const others = item.options.filter((option) => option.id !== key.id)
  const elsewhere = new Set(others.flatMap((option) => rootsIn(option.text)))
  const strikes = (word: string) => word.length >= strikingLetters && !common.has(word)
  const echoed = wordsIn(key.text).find(
    (word) => strikes(word) && inStem.has(rootOf(word)) && !elsewhere.has(rootOf(word)),
  )
  if (!echoed) return []
  const message = `the key of “${item.id}” alone repeats “${echoed}” from the stem`
  return [warning(at('options', keyIndex, 'text'), 'echo', message)]
}
