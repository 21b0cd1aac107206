import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { targetsOf } from './interaction'
import { present } from './present'
import type { Item } from './schema'

/** Options and targets in a fixed order, whatever the key. */
function shown(item: Item) {
  return present(item, { options: item.options.map(({ id }) => id), targets: targetsOf(item) })
}

const kinds: [string, Item][] = [
  ['a choice', sampleItem('one')],
  ['a choice of several', sampleItem('one', 'rec-read', ['a', 'c'])],
  ['an order', sampleOrder('one')],
  ['a match', sampleMatch('one')],
]

describe('a presented item', () => {
  test('has stem and options in the given order', () => {
    expect(present(sampleItem('one'), { options: ['c', 'a', 'b'], targets: null })).toEqual({
      id: 'one',
      stem: 'Case one. What do you do?',
      contentNote: null,
      interaction: 'choice',
      multiple: false,
      options: [
        { id: 'c', text: 'Answer c' },
        { id: 'a', text: 'Answer a' },
        { id: 'b', text: 'Answer b' },
      ],
      targets: [],
    })
  })

  test('tells whether a choice allows several options', () => {
    expect(kinds.map(([, item]) => shown(item).multiple)).toEqual([false, true, false, false])
  })

  test("has an order's steps and numbered places", () => {
    const { options, targets } = present(sampleOrder('one'), { options: ['d', 'a', 'b', 'c'], targets: ['1', '2'] })
    expect(options.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c'])
    expect(targets).toEqual([
      { id: '1', text: '1' },
      { id: '2', text: '2' },
    ])
  })

  test("has a match's targets in the given order, including leftovers", () => {
    const { targets } = present(sampleMatch('one'), { options: ['a', 'b', 'c'], targets: ['s', 'q', 'p', 'r'] })
    expect(targets).toEqual([
      { id: 's', text: 'Target s' },
      { id: 'q', text: 'Target q' },
      { id: 'p', text: 'Target p' },
      { id: 'r', text: 'Target r' },
    ])
  })

  test('omits an option that the item does not have', () => {
    expect(present(sampleItem('one'), { options: ['a', 'z'], targets: null }).options).toHaveLength(1)
  })
})

describe('a presented item hides the key', () => {
  test.each(kinds)('of %s: has only the documented members', (_what, item) => {
    const { options, targets, ...rest } = shown(item)
    expect(Object.keys(rest).sort()).toEqual(['contentNote', 'id', 'interaction', 'multiple', 'stem'])
    for (const one of [...options, ...targets]) expect(Object.keys(one).sort()).toEqual(['id', 'text'])
  })

  test.each(kinds)('of %s: has no explanation, fact, act, situation, objective or hash', (_what, item) => {
    const words = /key|explanation|Why|acts|escalate|ask-further|situation|look-alike|F-SMP|objective|rec-read|hash/
    // The test is vacuous unless the item contains these words.
    expect(JSON.stringify(item)).toMatch(words)
    expect(JSON.stringify(shown(item))).not.toMatch(words)
  })

  test('and looks the same for two items that differ only in the key', () => {
    const matched = sampleMatch('one') as Extract<Item, { interaction: 'match' }>
    const moved = matched.options.map((option, index) => ({ ...option, target: ['s', 'q', 'r'][index] ?? '' }))
    const twins: [Item, Item][] = [
      [sampleItem('one', 'rec-read', ['a']), sampleItem('one', 'rec-read', ['c'])],
      [sampleItem('one', 'rec-read', ['a', 'b']), sampleItem('one', 'rec-read', ['b', 'c'])],
      [sampleOrder('one', 'rec-read', ['a', 'b', 'c']), sampleOrder('one', 'rec-read', ['c', 'a', 'b'])],
      [matched, { ...matched, options: moved }],
    ]
    for (const [one, other] of twins) {
      expect(one).not.toEqual(other)
      expect(shown(one)).toEqual(shown(other))
    }
  })
})
