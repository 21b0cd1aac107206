const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_CHARACTERS = 15

export type ParsedSerial = { ok: true; serial: string } | { ok: false; reason: 'mistyped' | 'malformed' }

/** Multiplies by x in GF(32), written as polynomials over GF(2) modulo x^5 + x^2 + 1. */
function timesX(value: number): number {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1
}

/**
 * The sum of value × weight over GF(32), where the last character weighs 1, the one before it x, then x², and so on.
 * A serial is right when this is 0. Why this and not a sum modulo a prime: the alphabet has 32 letters, so the check
 * character must be one of 32, and a field of 32 elements exists. x has order 31, so the sixteen weights are all
 * different and none is 0: one wrong character changes the sum by weight × error, never 0; two characters exchanged,
 * neighbors or not, change it by (weight − weight) × (value − value), never 0 unless they are the same character.
 */
function checksum(values: number[]): number {
  return values.reduce((sum, value) => timesX(sum) ^ value, 0)
}

function write(values: number[]): string {
  const text = values.map((value) => ALPHABET[value]).join('')
  return `NL-${text.match(/.{4}/g)?.join('-')}`
}

/** A new serial `NL-XXXX-XXXX-XXXX-XXXX`: 75 random bits, and a check character at the end. */
export function makeSerial(random: (bytes: number) => Uint8Array): string {
  const values = Array.from(random(RANDOM_CHARACTERS), (byte) => byte & 31)
  return write([...values, checksum([...values, 0])])
}

/**
 * Reads a serial as people type it: any case, with or without spaces, dashes and prefix, o for 0, i or l for 1.
 * `mistyped`: sixteen letters and digits that cannot be a serial of ours; `malformed`: not of that shape at all.
 */
export function parseSerial(text: string): ParsedSerial {
  const characters = text
    .replace(/[\s\p{Pd}\u2212\u200b\u00ad]/gu, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const [, body] = /^(?:N1)?([0-9A-Z]{16})$/.exec(characters) ?? []
  if (!body) return { ok: false, reason: 'malformed' }
  const values = Array.from(body, (character) => ALPHABET.indexOf(character))
  if (values.includes(-1) || checksum(values) !== 0) return { ok: false, reason: 'mistyped' }
  return { ok: true, serial: write(values) }
}
