import { isUuid } from '@/lib/platform/id'

/** The log's file and `verify-log` have the ids; a reader of the page can't use them. */
const kinds: Record<string, string> = {
  'join-link': 'Join link',
  'sign-on-provider': 'Sign-on provider',
}

/** `certificate:<id>` as Certificate, and `unit:le-final` as Unit le-final. */
export function objectInWords(object: string): string {
  const [kind = '', ...rest] = object.split(':')
  const id = rest.join(':')
  const word = kinds[kind] ?? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  return id === '' || isUuid(id) || isHash(id) ? word : `${word} ${id}`
}

/** Null for ids alone. Hashes are cut, and lists of people are counted. */
export function detailInWords(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none'
    if (value.every((one) => typeof one === 'string' && isUuid(one))) return String(value.length)
    return value.map((one) => detailInWords(one) ?? '').join(', ')
  }
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (isUuid(text)) return null
  return isHash(text) ? `${text.slice(0, 8)}…` : text
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{40,}$/i.test(text)
}
