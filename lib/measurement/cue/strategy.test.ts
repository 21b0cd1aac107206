import { expect, test } from 'vitest'
import { measuredItem } from '@/fixtures/banks'
import { hitOf, strategies } from './strategy'

/** The first option is what the strategy takes. */
const guesses: [string, string, string, string][] = [
  ['longest', 'Call the sergeant now', 'Call the man', 'Call her'],
  ['shortest', 'Call her', 'Call the man', 'Call the sergeant now'],
  ['middle length', 'Call the man', 'Call her', 'Call the sergeant now'],
  ['most hedged', 'It may be a crime', 'It is a crime', 'It is no crime'],
  ['fewest absolutes', 'Write the names down', 'Write all names down', 'Write every name down'],
  ['most joined clauses', 'Wait, listen, and write', 'Wait and write', 'Write'],
  ['has a semicolon', 'Wait; write', 'Wait, write', 'Wait and write'],
  ['no since or because', 'A crime, as he was paid', 'A crime, since he was paid', 'No crime, because he was paid'],
  ['no reason at all', 'A crime', 'A crime, as he was paid', 'No crime, so that he may go'],
  ['most ask or offer', 'Ask and offer a lawyer', 'Ask him', 'Tell him'],
  ['most like the stem', 'A short case', 'A long case', 'A long wait'],
  ['least like the stem', 'Wait', 'A case', 'A short case'],
]

test.each(guesses)('“%s” takes one option', (name, ...texts) => {
  const strategy = strategies.find((one) => one.name === name)
  const options = texts.map((text) => ({ text, acts: 'none' }))
  const hits = options.map((_, key) => strategy && hitOf(strategy, measuredItem({ options, key })))
  expect(hits).toEqual([1, 0, 0])
})

/** The hit rate with each option in turn as the key. */
const byActs: [string, string[], number[]][] = [
  ['asks or refers', ['refer', 'escalate', 'none'], [1, 0, 0]],
  ['never escalates', ['refer', 'escalate', 'none'], [0.5, 0, 0.5]],
  ['always escalates', ['refer', 'escalate', 'none'], [0, 1, 0]],
]

test.each(byActs)('“%s” takes options by what they mean in the field', (name, acts, hits) => {
  const strategy = strategies.find((one) => one.name === name)
  const options = acts.map((one) => ({ text: 'Wait', acts: one }))
  expect(acts.map((_, key) => strategy && hitOf(strategy, measuredItem({ options, key })))).toEqual(hits)
})

test('every strategy has a test', () => {
  expect(strategies.map(({ name }) => name)).toEqual([...guesses, ...byActs].map(([name]) => name))
})

test('options that tie share the hit', () => {
  const [longest] = strategies
  const options = ['Wait', 'Stay', 'No'].map((text) => ({ text, acts: 'none' }))
  expect(longest && [0, 1, 2].map((key) => hitOf(longest, measuredItem({ options, key })))).toEqual([0.5, 0.5, 0])
})
