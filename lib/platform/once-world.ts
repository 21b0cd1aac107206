import { createHash, hkdfSync } from 'node:crypto'
import { env } from './env'
import { isUuid } from './id'
import { systemWorld, type World } from './world'

/**
 * Takes the ids of new rows from the form, if it has a token: an equal form makes the same ids, and the primary key
 * refuses them. A form with other content is another action, even with the same token. Secrets come from the form and our
 * key, so that an equal form can show the same link.
 */
export function onceWorld(path: string, form: URLSearchParams): World {
  if (!isUuid(form.get('once') ?? '')) return systemWorld
  let count = 0
  const next = () => JSON.stringify([path, [...form], count++])
  const random = (bytes: number) => {
    const info = createHash('sha256').update(next()).digest()
    return new Uint8Array(hkdfSync('sha256', env.NEXTAUTH_SECRET, 'northlight once', info, bytes))
  }
  return { ...systemWorld, id: () => uuidOf(next()), random }
}

/** Version 8 of RFC 9562: an id by our own rule. */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
