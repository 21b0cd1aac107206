import { createHash } from 'node:crypto'
import { isUuid } from './id'
import { systemWorld, type World } from './world'

/**
 * Takes the ids of new rows from the form, if it has a token: an equal form makes the same ids, and the primary key
 * refuses them. A form with other words is another deed, also with the same token.
 */
export function onceWorld(path: string, form: URLSearchParams): World {
  if (!isUuid(form.get('once') ?? '')) return systemWorld
  let made = 0
  const id = () => uuidOf(JSON.stringify([path, [...form], made++]))
  return { ...systemWorld, id }
}

/** Version 8 of RFC 9562: an id by our own rule. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
