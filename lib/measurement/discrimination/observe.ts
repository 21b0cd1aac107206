import type { Item } from '@/lib/content/quiz/schema'

/** If a case doesn't show what it is, acting on it and leaving it are both right, so it isn't observed. */
export const situations = ['trafficking', 'look-alike'] as const
export type ObservedSituation = (typeof situations)[number]

export const acts = ['escalate', 'ask-further', 'refer', 'none'] as const
type Acts = (typeof acts)[number]

/** Terms of signal detection theory. */
export type SignalOutcome = 'hit' | 'miss' | 'false-alarm' | 'correct-rejection'

/** Asking further accuses no one: a hit for trafficking, but no false alarm for a look-alike. */
export function outcomeOf(situation: ObservedSituation, act: Acts): SignalOutcome {
  if (situation === 'trafficking') return act === 'escalate' || act === 'ask-further' ? 'hit' : 'miss'
  return act === 'escalate' ? 'false-alarm' : 'correct-rejection'
}

interface OptionOutcome {
  option: string
  outcome: SignalOutcome
}

/** By option. Empty for an item that doesn't ask *whether* to act, as with a referral as the key to trafficking. */
export function observe(item: Item): OptionOutcome[] {
  if (item.interaction !== 'choice' || item.cardinality === 'multiple' || item.situation === 'not-enough') return []
  const { situation, options } = item
  const outcomes = options.map(({ id, acts: act }) => ({ option: id, outcome: outcomeOf(situation, act) }))
  const raised = outcomes.filter(({ outcome }) => outcome === 'hit' || outcome === 'false-alarm')
  const keyRaises = raised.some(({ option }) => options.some(({ id, key }) => key && id === option))
  const asksWhether = situation === 'trafficking' ? keyRaises : !keyRaises && raised.length > 0
  return asksWhether ? outcomes : []
}
