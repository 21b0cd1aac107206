import { expect, test } from 'vitest'
import { textFeatures } from './text-features'

test('words and bigrams include punctuation and both ends', () => {
  expect([...textFeatures('Ask him; wait', 'words and bigrams')]).toEqual([
    ...['ask', 'him', ';', 'wait', '^ ask', 'ask him', 'him ;', '; wait', 'wait $'],
  ])
})

test('function words leave out every word with a topic, and keep its place', () => {
  expect([...textFeatures('Ask the sergeant', 'function words')]).toEqual(['the', '^ *', '* the', 'the *', '* $'])
})

test('words alone have no pairs, and each counts once', () => {
  expect([...textFeatures('No, no', 'words')]).toEqual(['no', ','])
})
