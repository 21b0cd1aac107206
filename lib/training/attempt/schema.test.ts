import { describe, expect, test } from 'vitest'
import { accommodationInput, answer, unlockInput } from './schema'

const posted = { position: '3', value: [] as string[], shown: '', confidence: null, flagged: false }
const given = (own: Partial<typeof posted>) => answer.parse({ ...posted, ...own }).value

describe('an answer as posted', () => {
  test('consists of its tokens', () => {
    expect(answer.parse({ ...posted, value: ['a', 'c'], confidence: 'sure', flagged: true })).toEqual({
      position: 3,
      value: ['a', 'c'],
      confidence: 'sure',
      flagged: true,
    })
  })

  test('leaves out empty selects', () => {
    expect(given({ value: ['a:1', '', 'c:2', ''] })).toEqual(['a:1', 'c:2'])
  })

  test('says nothing without a token when no answer was shown', () => {
    expect(given({})).toBeNull()
    expect(given({ value: ['', ''] })).toBeNull()
  })

  test('clears the answer without a token when one was shown', () => {
    expect(given({ shown: 'a' })).toEqual([])
    expect(given({ shown: 'a:1', value: ['', ''] })).toEqual([])
  })

  test('has no confidence if the value is unknown', () => {
    for (const confidence of [null, '', 'very', 1]) {
      expect(answer.parse({ ...posted, confidence }).confidence).toBeNull()
    }
  })

  test.each([
    ['no position', { position: null }],
    ['a position that is no number', { position: 'x' }],
    ['position 0', { position: '0' }],
    ['half a position', { position: '1.5' }],
    ['more tokens than any item has', { value: Array.from({ length: 13 }, () => 'a') }],
    ['a token that is no token', { value: ['x'.repeat(101)] }],
  ])('is refused with %s', (_what, own) => {
    expect(answer.safeParse({ ...posted, ...own }).success).toBe(false)
  })
})

describe('a coordinator’s grant', () => {
  const granted = { timeFactor: '1.5', extraAttempts: '0', reason: ' asked ' }

  test('is more time, more attempts or both, with a reason', () => {
    expect(accommodationInput.parse(granted)).toEqual({ timeFactor: 1.5, extraAttempts: 0, reason: 'asked' })
    expect(accommodationInput.safeParse({ ...granted, timeFactor: '1', extraAttempts: '2' }).success).toBe(true)
    expect(accommodationInput.safeParse({ ...granted, extraAttempts: '2' }).success).toBe(true)
  })

  test.each([
    ['neither', { timeFactor: '1' }, 'timeFactor'],
    ['less time', { timeFactor: '0.5', extraAttempts: '1' }, 'timeFactor'],
    ['eleven times the time', { timeFactor: '11' }, 'timeFactor'],
    ['fewer attempts', { extraAttempts: '-1' }, 'extraAttempts'],
    ['half an attempt', { extraAttempts: '0.5' }, 'extraAttempts'],
    ['attempts without end', { extraAttempts: '101' }, 'extraAttempts'],
    ['no reason', { reason: '  ' }, 'reason'],
    ['a reason that is a book', { reason: 'x'.repeat(501) }, 'reason'],
  ])('is refused with %s, and says where', (_what, own, field) => {
    const parsed = accommodationInput.safeParse({ ...granted, ...own })
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field])
  })

  test('is another attempt at a quiz, with a reason', () => {
    const input = { unitId: 'quiz-indicators', reason: 'the connection broke' }
    expect(unlockInput.parse(input)).toEqual(input)
    expect(unlockInput.safeParse({ ...input, reason: '' }).success).toBe(false)
    expect(unlockInput.safeParse({ ...input, unitId: '' }).success).toBe(false)
  })
})
