import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { isComplete, isPossible, keyOf, maxChoices, pairsOf, targetsOf } from './interaction'
import type { Item } from './schema'

/* Examples; every-item.test.ts has the properties. */

const single = sampleItem('one')
const several = sampleItem('one', 'rec-read', ['a', 'c'], ['a', 'b', 'c', 'd'])
const order = sampleOrder('one')
const match = sampleMatch('one')

describe('the key and targets of an item', () => {
  test('the key of a choice is its key options', () => {
    expect(keyOf(single)).toEqual(['b'])
    expect(keyOf(several)).toEqual(['a', 'c'])
  })

  test('the key of an order pairs steps with places, of a match options with targets', () => {
    expect(keyOf(order)).toEqual(['c:1', 'a:2', 'd:3', 'b:4'])
    expect(keyOf(match)).toEqual(['a:r', 'b:p', 'c:s'])
  })

  test('an order has a place for each step, a match its targets, a choice neither', () => {
    expect(targetsOf(order)).toEqual(['1', '2', '3', '4'])
    expect(targetsOf(match)).toEqual(['p', 'q', 'r', 's'])
    expect(targetsOf(single)).toBeNull()
    expect(targetsOf(several)).toBeNull()
  })

  test('a single choice takes one token, everything else one for each option', () => {
    expect([single, several, order, match].map(maxChoices)).toEqual([1, 4, 4, 3])
    expect(maxChoices({ ...single, cardinality: 'single' })).toBe(1)
  })

  test('a pair is split at its first colon', () => {
    expect([...pairsOf(['a:1', 'b:q:r'])]).toEqual([
      ['a', '1'],
      ['b', 'q:r'],
    ])
  })
})

describe('an impossible response', () => {
  test.each<[string, Item, string[]]>([
    ['an option that is not there', single, ['z']],
    ['two options where one is the key', single, ['a', 'b']],
    ['an option twice', single, ['b', 'b']],
    ['one of several twice', several, ['a', 'a']],
    ['more than there are', several, ['a', 'b', 'c', 'd', 'e']],
    ['a pair where options are chosen', several, ['a:1']],
    ['an empty token', several, ['']],
    ['a step without a place', order, ['a']],
    ['a step with no place said', order, ['a:']],
    ['a step that is not there', order, ['z:1']],
    ['a place that is not there', order, ['a:5']],
    ['place 0', order, ['a:0']],
    ['a place by another name', order, ['a:01']],
    ['a place with something behind it', order, ['a:1:2']],
    ['a step twice, in two places', order, ['a:1', 'a:2']],
    ['more steps than there are', order, ['a:1', 'b:2', 'c:3', 'd:4', 'd:4']],
    ['a target that is not there', match, ['a:z']],
    ['a target of an order for a match', match, ['a:1']],
    ['an option with two targets', match, ['a:p', 'a:q']],
  ])('%s', (_what, item, value) => {
    expect(isPossible(item, value)).toBe(false)
  })
})

describe('the completeness of a possible response', () => {
  test.each<[string, Item, string[], boolean]>([
    ['nothing chosen is not complete', single, [], false],
    ['one chosen is', single, ['a'], true],
    ['of several one is, right or wrong', several, ['b'], true],
    ['of several all are', several, ['a', 'b', 'c', 'd'], true],
    ['of several none is not', several, [], false],
    ['each step with a place of its own is', order, ['a:1', 'b:2', 'c:3', 'd:4'], true],
    ['a step without one is not', order, ['a:1', 'b:2', 'c:3'], false],
    ['two steps in one place are not', order, ['a:1', 'b:1', 'c:3', 'd:4'], false],
    ['an order without any is not', order, [], false],
    ['each option with a target is', match, ['a:p', 'b:q', 'c:s'], true],
    ['one target for several options is', match, ['a:p', 'b:p', 'c:p'], true],
    ['an option without a target is not', match, ['a:r', 'c:s'], false],
    ['a match without any is not', match, [], false],
  ])('%s', (_what, item, value, complete) => {
    expect(isPossible(item, value)).toBe(true)
    expect(isComplete(item, value)).toBe(complete)
  })
})
