import { expect, test } from 'vitest'
import { problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { bank } = sampleFiles
const cases = [
  'A baker in Bath waits for her pay.',
  'Two pickers share a cabin near Cherryfield.',
  'The driver of a van speaks first.',
  'An aunt keeps the passports of the house.',
  'Nobody at the mill was told the hours.',
  'He came by bus and owes a cousin.',
  'She asks for a bed and no police.',
  'Your partner finds a list of debts.',
]

/** More bank items, all with the key at b, slightly longer than the other options. */
const more = (count: number) =>
  cases
    .slice(0, count)
    .map(
      (stem, index) => `- id: bnk-more-${index}
  stem: ${stem} What now?
  interaction: choice
  objective: smp-tell
  audience: both
  situation: look-alike
  questions: [3]
  facts: [F-SMP-01]
  options:
    - { id: a, text: Take the way south, acts: escalate, explanation: It is far., facts: [] }
    - { id: b, text: Take the road north, key: true, acts: refer, explanation: It is near., facts: [] }
    - { id: c, text: Go down to the sea, acts: none, explanation: It is far., facts: [] }
`,
    )
    .join('')

const withMore = (count: number) => problemsAfter(bank, [['- id: bnk-one', `${more(count)}- id: bnk-one`]])

test('reports a bank whose keys share one place or are the longest options', async () => {
  expect(await withMore(8)).toEqual([
    expect.stringMatching(/smp-tell.yaml:1: warning: 11 of 11 keys are in the same position \(key-position\)$/),
    expect.stringMatching(/smp-tell.yaml:1: warning: in 8 of 11 items the key is the longest option \(key-length\)$/),
    expect.stringMatching(/smp-tell.yaml:1: warning: one of the three positions never has the key \(key-position\)$/),
  ])
})

test('ignores the balance of a bank with few items', async () => {
  expect(await withMore(1)).toEqual([])
})

test('a duplicate item is an error, also with other punctuation and a changed name', async () => {
  const twin = (text: string) => problemsAfter(bank, [['A guard says that he may not go.', text]])
  const told =
    /smp-tell.yaml:14: error: “bnk-two” is the same item as “bnk-one” at courses\/.*smp-tell.yaml:1 \(duplicate-item\)$/
  expect(await twin('“A cook says that he is tired”.')).toEqual([expect.stringMatching(told)])
  expect(await twin('A cook says he is tired.')).toEqual([expect.stringMatching(told)])
})

test('a near-duplicate item is a warning', async () => {
  const found = await problemsAfter(bank, [
    ['A guard says that he may not go.', 'A maid says that she is tired of it.'],
  ])
  expect(found).toEqual([
    expect.stringMatching(/smp-tell.yaml:14: warning: .* nearly the same item .* \(duplicate-item\)$/),
  ])
})

test('items that are all the same are reported once, with each place', async () => {
  const found = await problemsAfter(bank, [
    ['A guard says that he may not go.', 'A cook says that he is tired.'],
    ['A driver says nothing at all.', 'A cook says he is tired.'],
  ])
  expect(found).toEqual([
    'courses/modules/telling/bank/smp-tell.yaml:14: error: “bnk-two” is the same item as “bnk-one” at courses/modules/telling/bank/smp-tell.yaml:1; so is “bnk-three” at courses/modules/telling/bank/smp-tell.yaml:27 (duplicate-item)',
  ])
})
