import { expect, test } from 'vitest'
import { systemWorld } from '@/lib/platform/world'
import { makeSerial } from './serial'
import { serialInText } from './serial-in-text'

const serial = makeSerial(systemWorld.random)
const mistyped = `${serial.slice(0, -1)}${serial.endsWith('0') ? '1' : '0'}`

test.each([
  serial,
  ` ${serial.toLowerCase()}\n`,
  serial.replaceAll('-', ' '),
  `https://northlight.example/verify/${serial}`,
  `northlight.example/verify/${serial.toLowerCase()}/`,
  `http://127.0.0.1:3000/certificates/${serial}.pdf?share=a-token`,
  `https://northlight.example/credentials/${serial}`,
  `https://northlight.example/credentials/${serial}.json#x`,
])('%j names the serial', (text) => {
  expect(serialInText(text)).toEqual({ ok: true, serial })
})

test('one wrong character is mistyped, not malformed', () => {
  expect(serialInText(mistyped)).toEqual({ ok: false, reason: 'mistyped' })
  expect(serialInText(`https://northlight.example/verify/${mistyped}`)).toEqual({ ok: false, reason: 'mistyped' })
})

test.each(['', 'hello', '{"id":"x"}', 'https://northlight.example/verify', `${'/verify/NL'.repeat(500_000)}`])(
  'what is no serial is none',
  (text) => {
    expect(serialInText(text)).toEqual({ ok: false, reason: 'malformed' })
  },
)
