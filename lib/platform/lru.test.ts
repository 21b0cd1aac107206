import { expect, test } from 'vitest'
import { makeLru } from './lru'

test('keeps the entries used last, and the newest value of each', () => {
  const lru = makeLru<{ n: number }>(2)
  lru.set('a', { n: 1 })
  lru.set('b', { n: 2 })
  expect(lru.get('a')).toEqual({ n: 1 })
  lru.set('c', { n: 3 })
  expect(lru.get('b')).toBeUndefined()
  lru.set('a', { n: 4 })
  expect([lru.get('a'), lru.get('c')]).toEqual([{ n: 4 }, { n: 3 }])
})
