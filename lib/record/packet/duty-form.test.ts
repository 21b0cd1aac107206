import { beforeEach, expect, test } from 'vitest'
import { sampleItem } from '@/fixtures/quiz'
import { checkDutyForms } from './check/attempts.mjs'
import { faults } from './check/findings.mjs'

beforeEach(() => {
  faults.length = 0
})

const rule = { masteryScore: 0.5, dutyMissed: 2 }
const answered = (id: string, duty: string | null, value: string) => ({
  item: { ...sampleItem(id), ...(duty && { duty }) },
  response: { value: [value] },
})
const whole = {
  unitId: 'final',
  ordinal: 1,
  passRule: rule,
  items: [answered('one', 'notice', 'a'), answered('two', 'notice', 'a'), answered('three', null, 'b')].concat(
    answered('four', null, 'b'),
  ),
  result: { passed: false },
}
const small = {
  ...whole,
  ordinal: 2,
  passRule: { masteryScore: 0, dutyMissed: 2, duties: ['notice'] },
  items: [answered('five', 'notice', 'b'), answered('six', 'notice', 'a')],
  result: { passed: true },
}

function found(...attempts: object[]): string[] {
  checkDutyForms(attempts, 'people/1')
  return faults
}

test('accepts a form on the duty by which alone the attempt before failed', () => {
  expect(found(whole, small)).toEqual([])
})

test('names a form on duties after none, after one that passed, and after one that failed by its score', () => {
  const asks = 'people/1, attempt 2 at final: it asks for notice alone, which is not what the attempt before failed by'
  expect(found(small)).toEqual([asks])
  expect(found({ ...whole, result: { passed: true } }, small)).toEqual([asks, asks])
  expect(found({ ...whole, passRule: { ...rule, masteryScore: 0.8 } }, small)).toEqual([asks, asks, asks])
})

test('names a form on duties with another item', () => {
  const items = [answered('five', 'notice', 'b'), answered('six', null, 'b')]
  expect(found(whole, { ...small, items })).toEqual([
    'people/1, attempt 2 at final: its items are not 2 on each of its duties',
  ])
})
