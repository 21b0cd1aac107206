import { z } from 'zod'
import { query, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { KeySet } from '@/lib/proof/issuer/key-file'
import type { SigningKey } from '@/lib/proof/issuer/signing-key'
import { record } from './record'

const publishedKey = z
  .object({
    use: z.enum(['credential', 'jwt', 'pdf']),
    createdAt: z.iso.datetime(),
    publicJwk: z.string().transform((text): Record<string, string> => JSON.parse(text)),
    certificates: z.array(z.string()),
  })
  .transform(({ certificates, ...key }) => ({ ...key, ...(certificates.length > 0 && { certificates }) }))

/** Public halves, retired, of all keys that the log knows, and the issuer's earlier addresses. */
export async function findPublishedKeys(now: Date): Promise<KeySet> {
  const rows = await query<{ id: string; details: unknown; retiredAt: string | null }>`
    select substr(e.object, 5) as id, e.details,
      (select r.details->>'at' from audit_event r where r.object = e.object and r.action = 'key.retired' limit 1) as "retiredAt"
    from audit_event e join audit_link l on l.event_id = e.id where e.action = 'key.published' order by e.id`
  const moves = await query<{ address: string }>`
    select distinct details->>'from' as address from audit_event where action = 'issuer.moved'`
  return {
    keys: rows.map(({ id, details, retiredAt }) => ({
      id,
      retiredAt: retiredAt ?? now.toISOString(),
      ...publishedKey.parse(details),
    })),
    formerly: moves.map(({ address }) => address),
  }
}

/** `write` makes the new file: both happen or neither does. */
export async function recoverKeys(
  operator: { role: 'operator'; accountId: null },
  { lost, write }: { lost: KeySet; write: () => Promise<{ made: SigningKey[] }> },
  world = systemWorld,
): Promise<SigningKey[]> {
  return transact(async (tx) => {
    const { made } = await write()
    const details = { lost: lost.keys.map(({ id }) => id), made: made.map(({ id }) => id) }
    await record(tx, { action: 'key.recovered', actor: operator, details }, world.now())
    return made
  })
}
