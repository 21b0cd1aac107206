import type { Item } from '@/lib/content/quiz/schema'

/**
 * Two kinds of case are observed. Where nobody can tell from the case what it is, neither to act nor to leave it is a mistake.
 */
export const situations = ['trafficking', 'look-alike'] as const
export type ObservedSituation = (typeof situations)[number]

/** What a choice amounts to, in an item as in an encounter. */
export const acts = ['escalate', 'ask-further', 'refer', 'none'] as const
type Acts = (typeof acts)[number]

/**
 * What was made of a case: of trafficking a hit or a miss, of a look-alike a false alarm or a correct rejection. The words of
 * signal detection, so that its literature can be read beside the code.
 */
export type Outcome = 'hit' | 'miss' | 'false-alarm' | 'correct-rejection'

/** To ask further is to be on the track, and accuses nobody: of trafficking a hit, of a look-alike no false alarm. */
export function outcomeOf(situation: ObservedSituation, act: Acts): Outcome {
  if (situation === 'trafficking') return act === 'escalate' || act === 'ask-further' ? 'hit' : 'miss'
  return act === 'escalate' ? 'false-alarm' : 'correct-rejection'
}

/** What each option of an item amounts to. */
export interface ObservingItem {
  outcomes: { option: string; outcome: Outcome }[]
  /** Share of the options that are a hit or a false alarm: how often choosing without reading would be one. */
  blind: number
}

/**
 * Null for an item that does not ask *whether* to act: several options are to be chosen, the key to trafficking is a referral
 * (which service?), or nothing in a look-alike would accuse anybody.
 */
export function observe(item: Item): ObservingItem | null {
  if (item.interaction !== 'choice' || item.cardinality === 'multiple' || item.situation === 'not-enough') return null
  const { situation, options } = item
  const outcomes = options.map(({ id, acts: act }) => ({ option: id, outcome: outcomeOf(situation, act) }))
  const raised = outcomes.filter(({ outcome }) => outcome === 'hit' || outcome === 'false-alarm')
  const keyRaises = raised.some(({ option }) => options.some(({ id, key }) => key && id === option))
  const asksWhether = situation === 'trafficking' ? keyRaises : !keyRaises && raised.length > 0
  return asksWhether ? { outcomes, blind: raised.length / outcomes.length } : null
}
