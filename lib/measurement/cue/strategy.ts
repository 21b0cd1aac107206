import { rootOf, wordsIn } from '@/lib/content/course/check/wording'
import type { MeasuredItem } from './measured-item'

/** A rule of a test-taker who knows nothing: the option with the highest value is the guess. */
export interface Strategy {
  name: string
  rate: (option: MeasuredItem['options'][number], item: MeasuredItem) => number
}

const count = (text: string, words: RegExp) => text.match(words)?.length ?? 0
const hedges =
  /\b(?:may|might|can|could|perhaps|maybe|some|sometimes|often|yet|so far|if|unless|whether|likely|seems?)\b/gi
const absolutes =
  /\b(?:all|any|every|each|always|never|only|none|nothing|nobody|everything|everybody|must|no|simply|at once)\b/gi
const offers = /\b(?:ask(?:s|ing)?|offer(?:s|ing)?|let|note|explain|learn|interpreter|lawyer)\b/gi
const reasons = /\b(?:because|since)\b/gi
const anyReasons = /\b(?:because|since|as|so that|for)\b/gi

export const strategies: readonly Strategy[] = [
  { name: 'longest', rate: ({ text }) => text.length },
  { name: 'shortest', rate: ({ text }) => -text.length },
  { name: 'middle length', rate: ({ text }, item) => -Math.abs(text.length - medianLength(item)) },
  { name: 'most hedged', rate: ({ text }) => count(text, hedges) },
  { name: 'fewest absolutes', rate: ({ text }) => -count(text, absolutes) },
  { name: 'most joined clauses', rate: ({ text }) => count(text, /\band\b|[,;]/gi) },
  { name: 'has a semicolon', rate: ({ text }) => Math.min(1, count(text, /;/g)) },
  { name: 'no since or because', rate: ({ text }) => -Math.min(1, count(text, reasons)) },
  { name: 'no reason at all', rate: ({ text }) => -Math.min(1, count(text, anyReasons)) },
  { name: 'most ask or offer', rate: ({ text }) => count(text, offers) },
  { name: 'most like the stem', rate: ({ text }, { stem }) => sharedRoots(text, stem) },
  { name: 'least like the stem', rate: ({ text }, { stem }) => -sharedRoots(text, stem) },
  { name: 'asks or refers', rate: ({ acts }) => (acts === 'ask-further' || acts === 'refer' ? 1 : 0) },
  { name: 'never escalates', rate: ({ acts }) => (acts === 'escalate' ? 0 : 1) },
  { name: 'always escalates', rate: ({ acts }) => (acts === 'escalate' ? 1 : 0) },
]

function medianLength({ options }: MeasuredItem): number {
  const lengths = options.map(({ text }) => text.length).sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}

function sharedRoots(text: string, stem: string): number {
  const inStem = new Set(wordsIn(stem).map(rootOf))
  return new Set(
    wordsIn(text)
      .map(rootOf)
      .filter((root) => inStem.has(root)),
  ).size
}

/** 1 for the key, 0 for another option; when n options tie with the key, 1/n. */
export function hitOf({ rate }: Strategy, item: MeasuredItem): number {
  const values = item.options.map((option) => rate(option, item))
  const best = Math.max(...values)
  return values[item.key] === best ? 1 / values.filter((value) => value === best).length : 0
}
