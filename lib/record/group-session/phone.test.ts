import { expect, test } from 'vitest'
import { isPhoneOf, makePhone } from './phone'

const room = { id: '00000000-0000-4000-8000-000000000001' }
const other = { id: '00000000-0000-4000-8000-000000000002' }

test('a phone belongs to the group session that it joined, and no made-up value is a phone', () => {
  const phone = makePhone(room)
  const [secret = '', signature = ''] = phone.split('.')
  expect(isPhoneOf(room, phone)).toBe(true)
  expect(isPhoneOf(other, phone)).toBe(false)
  expect(makePhone(room)).not.toBe(phone)
  const forged = [
    '',
    '.',
    secret,
    'x'.repeat(27),
    `${secret}.`,
    `x${phone}`,
    `${phone}x`,
    `${phone}.`,
    `y.${signature}`,
  ]
  expect(forged.filter((value) => isPhoneOf(room, value))).toEqual([])
})
