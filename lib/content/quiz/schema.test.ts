import { describe, expect, test } from 'vitest'
import { sampleItem, sampleMatch, sampleOrder } from '@/fixtures/quiz'
import { item as storedItem } from './schema'

/** As read back from the database. */
const readBack = (item: unknown) => storedItem.parse(JSON.parse(JSON.stringify(item)))

const long = 'x'.repeat(5000)
const manyIds = Array.from({ length: 12 }, (_, index) => `Option ${index}`)
const storedOption = (id: string) => ({ id, text: long, explanation: long, facts: ['an old form of id'] })
/** Beyond today's limits, as if they had been tightened since. */
const beyondLimits = { id: 'Old_Id', stem: long, objective: 'Old_Objective', questions: [99], facts: [] }

describe('a stored item reads back unchanged', () => {
  test('a choice from before multiple choice existed', () => {
    const old = { ...sampleItem('Old_Id'), stem: long }
    expect(readBack(old)).toEqual(old)
    expect(Object.keys(readBack(old))).not.toContain('cardinality')
  })

  test.each([
    ['a choice', sampleItem('one')],
    ['a choice of several', sampleItem('one', 'rec-read', ['a', 'c'])],
    ['an order', sampleOrder('one')],
    ['a match', sampleMatch('one')],
  ])('%s', (_what, item) => {
    expect(readBack(item)).toEqual(item)
  })

  test('a choice with more options than authors may write now', () => {
    const options = manyIds.map((id) => ({ ...storedOption(id), acts: 'none', key: id === 'Option 3' }))
    const stored = { ...sampleItem('one'), ...beyondLimits, options }
    expect(readBack(stored)).toEqual(stored)
  })

  test('an order with more steps than authors may write now', () => {
    const stored = {
      ...sampleOrder('one'),
      ...beyondLimits,
      options: manyIds.map(storedOption),
      key: manyIds.toReversed(),
    }
    expect(readBack(stored)).toEqual(stored)
  })

  test('a match with more to match than authors may write now', () => {
    const targets = manyIds.map((id) => ({ id: `Target of ${id}`, text: long }))
    const options = manyIds.map((id) => ({ ...storedOption(id), target: `Target of ${id}` }))
    const stored = { ...sampleMatch('one'), ...beyondLimits, options, targets }
    expect(readBack(stored)).toEqual(stored)
  })

  test('and is refused without the fields that scoring needs', () => {
    expect(() => readBack({ ...sampleOrder('one'), key: undefined })).toThrow('key')
    expect(() => readBack({ ...sampleItem('one'), interaction: 'essay' })).toThrow('interaction')
  })
})
