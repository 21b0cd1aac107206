import type { Item } from './schema'

/** An item for tests: three options, the key in the middle. */
export function sampleItem(id: string, objective = 'rec-read'): Item {
  const option = (letter: string, key: boolean) => ({
    id: letter,
    text: `Answer ${letter}`,
    acts: key ? ('ask-further' as const) : ('escalate' as const),
    key,
    explanation: `Why ${letter}`,
    facts: ['F-SMP-01'],
  })
  return {
    id,
    hash: `hash-${id}`,
    stem: `Case ${id}. What do you do?`,
    interaction: 'choice',
    objective,
    audience: 'both',
    situation: 'look-alike',
    questions: [1],
    facts: ['F-SMP-01'],
    needsCounsel: false,
    options: [option('a', false), option('b', true), option('c', false)],
  }
}
