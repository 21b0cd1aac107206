import { expect, test } from 'vitest'
import { judge, type Measured, urgencyOf } from './judge'

const fine: Measured = {
  count: 30,
  difficulty: 0.7,
  discrimination: 0.3,
  options: [
    { id: 'a', isKey: true, share: 0.7 },
    { id: 'b', isKey: false, share: 0.2 },
    { id: 'c', isKey: false, share: 0.05 },
  ],
}
const kinds = (changed: Partial<Measured>) => judge({ ...fine, ...changed }).map((flag) => flag.kind)

test('judge flags nothing at a limit and each value just beyond it', () => {
  expect(kinds({})).toEqual([])
  expect(kinds({ difficulty: 0.3, discrimination: 0.15 })).toEqual([])
  expect(kinds({ difficulty: 0.95 })).toEqual([])
  expect(kinds({ difficulty: 0.299 })).toEqual(['hard'])
  expect(kinds({ difficulty: 0.951 })).toEqual(['easy'])
  expect(kinds({ discrimination: 0.149 })).toEqual(['discrimination'])
  expect(kinds({ discrimination: null })).toEqual([])
  expect(judge({ ...fine, options: [{ id: 'c', isKey: false, share: 0.049 }] })).toEqual([
    { kind: 'distractor', option: 'c', share: 0.049 },
  ])
})

test('a key that few choose is flagged as hard, not as idle', () => {
  expect(kinds({ difficulty: 0.04, options: [{ id: 'a', isKey: true, share: 0.04 }] })).toEqual(['hard'])
})

test('a possible wrong key is more urgent than an idle option', () => {
  const idle = ['b', 'c'].map((option) => ({ kind: 'distractor' as const, option, share: 0 }))
  expect(urgencyOf([])).toBe(0)
  expect(urgencyOf([{ kind: 'discrimination' }])).toBeGreaterThan(urgencyOf(idle))
  expect(urgencyOf([{ kind: 'hard' }])).toBeGreaterThan(urgencyOf(idle))
  expect(urgencyOf(idle)).toBeGreaterThan(urgencyOf([{ kind: 'easy' }]))
})

test('judge raises no flag under thirty answers', () => {
  expect(kinds({ count: 29, difficulty: 0.1, discrimination: -0.5 })).toEqual([])
})
