import { expect, test } from 'vitest'
import { detailInWords, objectInWords } from './without-ids'

const id = '27dc9fa7-854c-4700-8d2e-5de58cdec7af'

test('an object is named without its id', () => {
  const objects = [`certificate:${id}`, `join-link:${id}`, 'unit:le-final', 'log']
  expect(objects.map(objectInWords)).toEqual(['Certificate', 'Join link', 'Unit le-final', 'Log'])
})

test('details leave out ids, count people, and cut hashes', () => {
  const values = [id, [id, id], 'a'.repeat(64), ['all', null], true, null, []]
  expect(values.map(detailInWords)).toEqual([null, '2', 'aaaaaaaa…', 'all, ', 'true', null, 'none'])
})
