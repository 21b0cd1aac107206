const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Multibase: `z`, then base 58. A leading zero byte becomes a leading `1`. */
export function toMultibase(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  let rest = BigInt(`0x0${hex}`)
  let text = ''
  for (; rest > 0n; rest /= 58n) text = digits.charAt(Number(rest % 58n)) + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`
}

/** The number after the `z`. Check the length first: this takes quadratic time. */
export function fromMultibase(text: string): bigint {
  let number = 0n
  for (const digit of text.slice(1)) number = number * 58n + BigInt(digits.indexOf(digit))
  return number
}
