import type { ChoiceItem, Item } from './schema'

const shared = (id: string, objective: string) => ({
  id,
  hash: `hash-${id}`,
  stem: `Case ${id}. What do you do?`,
  objective,
  audience: 'both' as const,
  questions: [1],
  facts: ['F-SMP-01'],
  needsCounsel: false,
})

const plain = (letter: string) => ({
  id: letter,
  text: `Answer ${letter}`,
  explanation: `Why ${letter}`,
  facts: ['F-SMP-01'],
})

/** An item for tests: three options, the key in the middle; several keys make it one with several to choose. */
export function sampleItem(id: string, objective = 'rec-read', keys = ['b'], letters = ['a', 'b', 'c']): ChoiceItem {
  return {
    ...shared(id, objective),
    interaction: 'choice',
    ...(keys.length > 1 && { cardinality: 'multiple' as const }),
    situation: 'look-alike',
    options: letters.map((letter) => ({
      ...plain(letter),
      acts: keys.includes(letter) ? ('ask-further' as const) : ('escalate' as const),
      key: keys.includes(letter),
    })),
  }
}

/** Steps to bring in the order of `key`. */
export function sampleOrder(id: string, objective = 'rec-read', key = ['c', 'a', 'd', 'b']): Item {
  return { ...shared(id, objective), interaction: 'order', options: [...key].sort().map(plain), key }
}

/** Three to match, with one target left over. */
export function sampleMatch(id: string, objective = 'rec-read'): Item {
  const fits: Record<string, string> = { a: 'r', b: 'p', c: 's' }
  return {
    ...shared(id, objective),
    interaction: 'match',
    options: Object.entries(fits).map(([letter, target]) => ({ ...plain(letter), target })),
    targets: ['p', 'q', 'r', 's'].map((letter) => ({ id: letter, text: `Target ${letter}` })),
  }
}
