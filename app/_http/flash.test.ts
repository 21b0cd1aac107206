import { expect, test } from 'vitest'
import { backToForm } from './flash'

test('backToForm keeps at most 2,000 letters of a value', async () => {
  const { headers } = await backToForm('/join', { values: { code: 'x'.repeat(2500) }, errors: [] })
  const kept = decodeURIComponent(headers.getSetCookie().join()).match(/x{9,}/g)
  expect(kept?.map(({ length }) => length)).toEqual([2000])
})

test('backToForm keeps no half of a letter, which Postgres could not store', async () => {
  const { headers } = await backToForm('/join', { values: { code: `${'x'.repeat(1999)}😀` }, errors: [] })
  expect(decodeURIComponent(headers.getSetCookie().join())).toContain('x\ufffd"')
})
