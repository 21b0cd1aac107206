import { beforeEach, expect, test } from 'vitest'
import { sampleItem } from '@/fixtures/quiz'
import { hashOf } from '@/lib/content/course/hash'
import { cutOf } from '@/lib/content/standard/form-cut'
import { checkAttempt } from './check/attempts.mjs'
import { faults, notes } from './check/findings.mjs'

beforeEach(() => {
  faults.length = 0
  notes.length = 0
})

const drawn = ['one', 'two', 'three'].map((id, index) => {
  const { hash: _, ...content } = sampleItem(id)
  const itemHash = hashOf(content)
  return { position: index + 1, itemHash, item: { ...content, hash: itemHash } }
})
const hashes = drawn.map(({ itemHash }) => itemHash)
const standard = {
  judges: 9,
  on: '2026-11-20',
  ratings: Object.fromEntries(hashes.map((hash, i) => [hash, 0.7 + i / 7])),
}
const blueprint = { passRule: { masteryScore: 0.8 }, quizzes: [], standard }
const versions = new Map([['v', { folder: 'versions/v', blueprint }]])
const panel = { judges: 9, on: '2026-11-20' }
const attempt = {
  unitId: 'final',
  quizRole: 'final',
  courseVersionId: 'v',
  version: 'versions/v',
  items: drawn,
  passRule: { masteryScore: cutOf(hashes, standard), panel },
}

function found(one: object): string[] {
  checkAttempt({ ...attempt, ...one }, versions, 'attempt 1')
  return faults
}

test('accepts the cut that the ratings of a form’s items give', () => {
  expect(found({})).toEqual([])
  expect(found({ quizRole: 'module', passRule: { masteryScore: 0.8 } })).toEqual([])
})

test('accepts an item of the site’s own bank and notes it, but no other item outside of its version', () => {
  const { hash: _, ...content } = { ...sampleItem('own'), private: true }
  const ownHash = hashOf(content)
  const mine = { position: 4, itemHash: ownHash, item: { ...content, hash: ownHash } }
  const bank = hashes.map((hash) => ({ hash }))
  const { standard: _standard, ...provisional } = blueprint
  const quizzes = [{ id: 'final', role: 'final', bank }]
  versions.set('own', { folder: 'versions/v', blueprint: { ...provisional, quizzes } as unknown as typeof blueprint })
  const base = { courseVersionId: 'own', passRule: { masteryScore: 0.8 } }
  expect(found({ ...base, items: [...drawn, mine] })).toEqual([])
  expect(notes).toEqual(['attempt 1: 1 of its items are from the site’s own bank, which no version lists'])
  const { private: _private, ...plain } = content
  const strange = { position: 4, itemHash: hashOf(plain), item: { ...plain, hash: hashOf(plain) } }
  expect(found({ ...base, items: [...drawn, strange] })).toEqual([
    'attempt 1: it has items that are not in the bank of its course version',
  ])
})

test('names a final with a lower cut, without its panel, or with a panel that its version lacks', () => {
  const other = 'attempt 1: its pass rule is not that of its course version'
  expect(found({ passRule: { ...attempt.passRule, masteryScore: 0.5 } })).toEqual([other])
  expect(found({ passRule: { masteryScore: 0.8 } })).toHaveLength(2)
  const { standard: _, ...provisional } = blueprint
  versions.set('w', { folder: 'versions/v', blueprint: provisional as typeof blueprint })
  expect(found({ courseVersionId: 'w' })).toHaveLength(3)
})
