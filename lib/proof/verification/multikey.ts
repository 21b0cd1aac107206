import { fromMultibase } from '@/lib/platform/base58'
import { base64urlOf, bytesOfHex } from './bytes'
import type { JsonObject } from './parse-json'

/** Fixed lengths: base 58 decoding takes quadratic time. */
const multikey = /^z(6Mk[1-9A-HJ-NP-Za-km-z]{44}|Dn[1-9A-HJ-NP-Za-km-z]{46})$/

/** The curve y² = x³ − 3x + b modulo p (P-256, FIPS 186-5). */
const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

export function jwkOfMultikey(text: string): JsonObject | null {
  if (!multikey.test(text)) return null
  const hex = fromMultibase(text).toString(16)
  if (/^ed01[\da-f]{64}$/.test(hex)) return { kty: 'OKP', crv: 'Ed25519', x: base64urlOf(bytesOfHex(hex.slice(4))) }
  const point = /^80240([23])([\da-f]{64})$/.exec(hex)
  return point ? p256Of(BigInt(`0x${point[2]}`), point[1] === '3') : null
}

function p256Of(x: bigint, odd: boolean): JsonObject | null {
  const square = (x * x * x - 3n * x + b) % p
  const root = power(square, (p + 1n) / 4n)
  if (x >= p || (root * root) % p !== square) return null
  const y = (root & 1n) === (odd ? 1n : 0n) ? root : p - root
  return { kty: 'EC', crv: 'P-256', x: coordinate(x), y: coordinate(y) }
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base % p
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % p
    square = (square * square) % p
  }
  return result
}

function coordinate(number: bigint): string {
  return base64urlOf(bytesOfHex(number.toString(16).padStart(64, '0')))
}
