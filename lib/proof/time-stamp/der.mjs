/* Strict DER, read without a library: check.mjs has none. */

/**
 * @typedef {{ tag: number, whole: Uint8Array, content: Uint8Array }} Part
 */

/** Universal and context tags, with the bit of constructed ones. */
export const tags = { boolean: 1, integer: 2, bits: 3, octets: 4, oid: 6, time: 24, utc: 23, sequence: 48, set: 49 }

/** @param {string} what @returns {never} */
export function unusable(what) {
  throw new Error(what)
}

/** @param {Uint8Array} bytes @returns {Part[]} */
export function partsOf(bytes) {
  const parts = []
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0
    let start = at + 2
    let length = bytes[at + 1] ?? 0x80
    if (length > 0x80) {
      const digits = length - 0x80
      if (digits > 3) unusable('it is not DER')
      length = bytes.subarray(start, start + digits).reduce((sum, byte) => sum * 256 + byte, 0)
      start += digits
      if (length < 0x80) unusable('it is not DER')
    } else if (length === 0x80) unusable('it is not DER')
    if ((tag & 31) === 31 || start + length > bytes.length) unusable('it is not DER')
    parts.push({ tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return parts
}

/** The one part that the bytes are. @param {Uint8Array} bytes @param {number} tag */
export function onlyPart(bytes, tag) {
  const [part, other] = partsOf(bytes)
  if (!part || other || part.tag !== tag) return unusable('it is not DER')
  return part
}

/** @param {Part | undefined} part @param {number} [tag] */
export function inside(part, tag = tags.sequence) {
  if (part?.tag !== tag) return unusable('a part is missing')
  return partsOf(part.content)
}

/** @param {Part | undefined} part */
export function oidOf(part) {
  if (part?.tag !== tags.oid) return unusable('a part is missing')
  const numbers = []
  let number = 0
  for (const byte of part.content) {
    number = number * 128 + (byte & 127)
    if (byte < 128) number = void numbers.push(number) ?? 0
  }
  const [first = 0, ...rest] = numbers
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - 40 * top, ...rest].join('.')
}

/** @param {Uint8Array} bytes */
export const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** @param {Uint8Array} a @param {Uint8Array} b */
export const isSame = (a, b) => hexOf(a) === hexOf(b)

/** GeneralizedTime with seconds in UTC, or UTCTime as RFC 5280 reads it. @param {Part | undefined} part */
export function momentOf(part) {
  const text = part ? new TextDecoder().decode(part.content) : ''
  const full = part?.tag === tags.utc ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(full)
  if (!found || (part?.tag !== tags.time && part?.tag !== tags.utc)) return unusable('a time cannot be read')
  const [, year, month, day, hour, minute, second, fraction = ''] = found
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`)
  return Number.isNaN(moment.getTime()) ? unusable('a time cannot be read') : moment
}
