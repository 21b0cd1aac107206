import { expect, test } from 'vitest'
import { present } from './present'
import { sampleItem } from './sample'
import { item as storedItem } from './schema'

test('shows stem and options in the order given, and nothing else', () => {
  expect(present(sampleItem('one'), ['c', 'a', 'b'])).toEqual({
    id: 'one',
    stem: 'Case one. What do you do?',
    options: [
      { id: 'c', text: 'Answer c' },
      { id: 'a', text: 'Answer a' },
      { id: 'b', text: 'Answer b' },
    ],
  })
})

test('lets nothing through that tells the key', () => {
  const shown = JSON.stringify(present(sampleItem('one'), ['a', 'b', 'c']))
  expect(shown).not.toMatch(/key|true|explanation|Why|acts|escalate|situation|look-alike|F-SMP|objective|hash/)
})

test('reads a stored item back as it was, longer than authors may write now', () => {
  const long = { ...sampleItem('Old_Id'), stem: 'x'.repeat(5000) }
  expect(storedItem.parse(JSON.parse(JSON.stringify(long)))).toEqual(long)
})
