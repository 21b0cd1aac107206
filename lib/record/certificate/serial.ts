const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_CHARACTERS = 15

export type ParsedSerial = { ok: true; serial: string } | { ok: false; reason: 'mistyped' | 'malformed' }

/** Multiplies by x in GF(32): polynomials over GF(2) modulo x^5 + x^2 + 1. */
function timesX(value: number): number {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1
}

/** Over GF(32), weights 1, x, x², …; 0 if valid. The weights differ: catches each wrong character and each swap. */
function checksum(values: number[]): number {
  return values.reduce((sum, value) => timesX(sum) ^ value, 0)
}

function write(values: number[]): string {
  const text = values.map((value) => ALPHABET[value]).join('')
  return `NL-${text.match(/.{4}/g)?.join('-')}`
}

/** `NL-XXXX-XXXX-XXXX-XXXX`: 75 random bits and a check character. */
export function makeSerial(random: (bytes: number) => Uint8Array): string {
  const values = Array.from(random(RANDOM_CHARACTERS), (byte) => byte & 31)
  return write([...values, checksum([...values, 0])])
}

/** Any case, spaces and dashes; o for 0, i or l for 1. `mistyped`: sixteen characters with a wrong check. */
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
