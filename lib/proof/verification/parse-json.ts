import { Unreadable } from '@/lib/platform/file/unreadable'
import { bounds } from './bounds'

export type JsonObject = { [name: string]: unknown }

/** Bounded, and refuses duplicate keys, which programs read differently. Throws `Unreadable`. */
export function parseJson(text: string, most: { textBytes: number; values: number } = bounds): unknown {
  if (text.length > most.textBytes) throw new Unreadable('Its text is larger than a certificate can be.')
  try {
    measure(text, most.values)
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unreadable('Its text is incomplete, or a character is wrong.')
    throw error
  }
}

function measure(text: string, most: number): void {
  const open: (Set<string> | null)[] = []
  let values = 1
  let before = ''
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '"') {
      const start = at
      at = endOfString(text, at)
      const names = open.at(-1)
      if (names && before !== ':') addName(names, text.slice(start, at + 1))
      before = sign
    } else if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > bounds.depth)
        throw new Unreadable('Its parts are nested deeper than in any certificate.')
      values += 1
      before = sign
    } else if (sign === '}' || sign === ']') {
      open.pop()
      before = sign
    } else if (sign === ',' || sign === ':') {
      values += sign === ',' ? 1 : 0
      before = sign
    }
    if (values > most) throw new Unreadable('It has more parts than any certificate.')
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1
  return at
}

function addName(names: Set<string>, written: string): void {
  const name: string = JSON.parse(written)
  // Names on Object.prototype confuse programs: copies lose `__proto__`, calls to `toString` fail.
  if (name in Object.prototype) throw new Unreadable(`It has a part that no certificate has (“${name}”).`)
  if (names.has(name)) throw new Unreadable('It has a member twice, with different values.')
  names.add(name)
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export function idOf(value: unknown): string | null {
  return textOf(isObject(value) ? value.id : value)
}
