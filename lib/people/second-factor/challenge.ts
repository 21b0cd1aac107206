import { query } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

const minutes = 10

/** Returns the bytes to sign; the row has them in base64url. `holder` is the only one who may use them. */
export async function makeChallenge(holder: string, world: World): Promise<Uint8Array<ArrayBuffer>> {
  const now = world.now()
  const bytes = Uint8Array.from(world.random(32))
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  await forgetChallenges(now)
  await query`
    insert into passkey_challenge (challenge, holder, expires_at)
    values (${Buffer.from(bytes).toString('base64url')}, ${holder}, ${expiresAt})`
  return bytes
}

export async function forgetChallenges(now: Date): Promise<void> {
  await query`
    delete from passkey_challenge where challenge in (
      select challenge from passkey_challenge where expires_at < ${now} limit 100 for update skip locked)`
}

/** True once. */
export async function takeChallenge(holder: string, challenge: string, now: Date): Promise<boolean> {
  const taken = await query`
    delete from passkey_challenge where challenge = ${challenge} and holder = ${holder} and expires_at > ${now}
    returning 1`
  return taken.length === 1
}
