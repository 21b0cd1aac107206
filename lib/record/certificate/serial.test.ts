import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { makeSerial, parseSerial } from './serial'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function bodyOf(serial: string): string {
  return serial.slice(3).replaceAll('-', '')
}

function withCharacterAt(body: string, position: number, character: string): string {
  return body.slice(0, position) + character + body.slice(position + 1)
}

/** A valid body for every pair of characters at every pair of neighbors; the other characters cancel out of the sum. */
function* everyPairOfNeighbors(): Generator<{ body: string; position: number }> {
  for (let position = 0; position < 15; position++) {
    const free = position === 0 ? 14 : 0
    for (let first = 0; first < 32; first++) {
      for (let second = 0; second < 32; second++) {
        const values = new Uint8Array(15)
        values[position] = first
        values[position === 14 ? free : position + 1] = second
        yield { body: bodyOf(makeSerial(() => values)), position }
      }
    }
  }
}

describe('makeSerial', () => {
  test('is NL and sixteen Crockford characters in fours', () => {
    for (let n = 0; n < 500; n++) {
      expect(makeSerial(randomBytes)).toMatch(/^NL(-[0-9A-HJKMNP-TV-Z]{4}){4}$/)
    }
  })

  test('takes its randomness as an argument and uses 75 bits, with all characters equally likely', () => {
    const counts = new Map<string, number>()
    for (let byte = 0; byte < 256; byte++) {
      const first = bodyOf(makeSerial((bytes) => new Uint8Array(bytes).fill(byte)))[0] ?? ''
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    expect([...counts.keys()].sort().join('')).toBe(ALPHABET)
    expect(new Set(counts.values())).toEqual(new Set([8]))
  })

  test('makes the same serial from the same randomness, so that stored serials stay valid', () => {
    expect(makeSerial(() => Uint8Array.from({ length: 15 }, (_, n) => n * 7))).toBe('NL-07EN-W3AH-RZ6D-MV2M')
  })
})

describe('parseSerial catches', () => {
  test('every single wrong character, at every position', () => {
    for (let n = 0; n < 20; n++) {
      const body = bodyOf(makeSerial(randomBytes))
      for (let position = 0; position < 16; position++) {
        for (const wrong of ALPHABET.replace(body.charAt(position), '')) {
          expect(parseSerial(withCharacterAt(body, position, wrong))).toEqual({ ok: false, reason: 'mistyped' })
        }
      }
    }
  })

  test('every exchange of two different neighbors', () => {
    const seen = new Set<string>()
    for (const { body, position } of everyPairOfNeighbors()) {
      const first = body.charAt(position)
      const second = body.charAt(position + 1)
      if (first === second) continue
      seen.add(`${position}${first}${second}`)
      const exchanged = withCharacterAt(withCharacterAt(body, position, second), position + 1, first)
      expect(parseSerial(exchanged)).toEqual({ ok: false, reason: 'mistyped' })
    }
    expect(seen.size).toBe(15 * 32 * 31)
  })

  test('every exchange of two different characters', () => {
    for (let n = 0; n < 50; n++) {
      const body = bodyOf(makeSerial(randomBytes))
      for (let left = 0; left < 15; left++) {
        for (let right = left + 1; right < 16; right++) {
          const exchanged = withCharacterAt(withCharacterAt(body, left, body.charAt(right)), right, body.charAt(left))
          expect(parseSerial(exchanged).ok).toBe(exchanged === body)
        }
      }
    }
  })

  test('a letter outside the alphabet', () => {
    const body = bodyOf(makeSerial(randomBytes))
    expect(parseSerial(withCharacterAt(body, 5, 'U'))).toEqual({ ok: false, reason: 'mistyped' })
  })
})

describe('parseSerial accepts', () => {
  const serial = makeSerial(() => new Uint8Array([0, 1, 10, 0, 1, 22, 0, 1, 5, 30, 1, 0, 17, 0, 1]))
  const body = bodyOf(serial)

  test.each([
    ['a serial', serial],
    ['lower case', serial.toLowerCase()],
    ['no dashes', serial.replaceAll('-', '')],
    ['no prefix', serial.slice(3)],
    ['only the sixteen characters', body],
    ['spaces and line ends', `  ${serial.replaceAll('-', ' ')}\n`],
    ['other dashes', serial.replaceAll('-', '–')],
    ['o for 0', serial.replaceAll('0', 'o')],
    ['O for 0', serial.replaceAll('0', 'O')],
    ['i for 1', serial.replaceAll('1', 'i')],
    ['l for 1', serial.replaceAll('1', 'l')],
    ['prefix with a one', serial.replace('NL', 'n1')],
  ])('%s', (_, text) => {
    expect(parseSerial(text)).toEqual({ ok: true, serial })
  })

  test('a missing prefix when the body itself begins with N1', () => {
    const begins = makeSerial(() => new Uint8Array(15).fill(21, 0, 1).fill(1, 1, 2))
    expect(begins.slice(0, 5)).toBe('NL-N1')
    expect(parseSerial(bodyOf(begins).replace('N1', 'nl'))).toEqual({ ok: true, serial: begins })
  })
})

describe('parseSerial refuses as malformed', () => {
  const body = bodyOf(makeSerial(randomBytes))
  test.each([
    ['nothing', ''],
    ['a prefix alone', 'NL-'],
    ['one character too few', body.slice(1)],
    ['one too many', `${body}0`],
    ['another prefix', `XX-${body}`],
    ['a symbol inside', withCharacterAt(body, 3, '!')],
    ['a non-ASCII letter that upper-casing would turn into ASCII', withCharacterAt(body, 3, 'ſ')],
    ['a path', `../${body}`],
  ])('%s', (_, text) => {
    expect(parseSerial(text)).toEqual({ ok: false, reason: 'malformed' })
  })
})
