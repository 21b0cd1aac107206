import { expect, test } from 'vitest'
import { sampleItem } from '@/fixtures/quiz'
import { score } from '@/lib/content/quiz/scoring'
import { cutOf, meanCut, shareOf } from './form-cut'

const ratings = { a: 0.7, b: 0.8333, c: 0.9 }

test('a form’s cut is the sum of its items’ ratings, in any order', () => {
  expect(cutOf(['a', 'b'], { ratings })).toBe(0.7666)
  expect(cutOf(['c', 'a', 'b'], { ratings })).toBe(cutOf(['b', 'c', 'a'], { ratings }))
})

test('a score that reaches the sum of the ratings passes', () => {
  // 31 of 42 is 0.738095…; rounded up, 31 points would be too few.
  const hashes = Array.from({ length: 42 }, (_, index) => `${index}`)
  const easy = Object.fromEntries(hashes.map((hash, index) => [hash, index < 31 ? 1 : 0]))
  const masteryScore = cutOf(hashes, { ratings: easy })
  const form = (right: number) =>
    hashes.map((id, index) => ({ item: sampleItem(id), value: [index < right ? 'b' : 'a'] }))
  expect(score({ items: form(31), passRule: { masteryScore } }).passed).toBe(true)
  expect(score({ items: form(30), passRule: { masteryScore } }).passed).toBe(false)
})

test('refuses an item without a rating', () => {
  expect(() => cutOf(['a', 'd'], { ratings })).toThrow('no judge has rated d')
})

test('a rating is the mean of the judges, to four decimals', () => {
  expect(shareOf([80, 85, 85])).toBe(0.8333)
})

test('the usual cut weighs objectives by the blueprint', () => {
  const bank = [
    { hash: 'a', objective: 'read' },
    { hash: 'c', objective: 'read' },
    { hash: 'b', objective: 'define' },
  ]
  expect(meanCut({ bank, blueprint: { read: 3, define: 1 } }, { ratings })).toBeCloseTo((3 * 0.8 + 0.8333) / 4, 12)
})
