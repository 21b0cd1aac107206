import type { FeedbackOption } from '@/app/_ui/feedback'
import type { Catalog } from '@/lib/content/course/schema'
import { keyOf, pairsOf } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import { ordinal } from './words'

/** Options with explanations and sources, for an answered item. Steps come in the correct order. */
export function feedbackOf(
  catalog: Catalog,
  item: Item,
  value: readonly string[],
  order: readonly string[] = item.options.map((option) => option.id),
): FeedbackOption[] {
  const citation = citationsOf(catalog)
  const shown = item.interaction === 'order' ? item.key : order
  return shown.flatMap((id) => {
    const option = item.options.find((candidate) => candidate.id === id)
    if (!option) return []
    const facts = option.facts.map((fact) => ({ id: fact, citation: citation.get(fact) ?? fact }))
    return [{ id, text: option.text, ...given(item, value, id), explanation: option.explanation, facts }]
  })
}

/** A result shows ten items, and the courses have hundreds of facts. */
const citations = new WeakMap<Catalog, Map<string, string>>()

function citationsOf(catalog: Catalog): Map<string, string> {
  const known = citations.get(catalog) ?? new Map(catalog.facts.map((fact) => [fact.id, fact.citation]))
  citations.set(catalog, known)
  return known
}

function given(item: Item, value: readonly string[], id: string): Pick<FeedbackOption, 'key' | 'chosen' | 'pair'> {
  if (item.interaction === 'choice') return { key: keyOf(item).includes(id), chosen: value.includes(id) }
  const right = pairsOf(keyOf(item)).get(id) ?? ''
  const answer = pairsOf(value).get(id) ?? null
  const textOf = (target: string) =>
    item.interaction === 'match'
      ? (item.targets.find((one) => one.id === target)?.text ?? target)
      : ordinal(Number(target))
  return {
    key: answer === right,
    chosen: answer !== null,
    pair: { right: textOf(right), given: answer === null ? null : textOf(answer) },
  }
}
