import { query } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'

/** False for a message that was used before. Remembers it until `expiresAt`, after which the message is too old anyway. */
export async function takeMessage(
  provider: { id: string },
  { id, expiresAt }: { id: string; expiresAt: Date },
  now = systemWorld.now(),
): Promise<boolean> {
  await query`
    delete from sign_on_message where id in (
      select id from sign_on_message where expires_at < ${now} limit 100 for update skip locked)`
  const rows = await query`
    insert into sign_on_message (id, expires_at) values (${hashSecret(`${provider.id}:${id}`)}, ${expiresAt})
    on conflict (id) do nothing returning 1`
  return rows.length === 1
}
