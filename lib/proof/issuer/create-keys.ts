import { systemWorld, type World } from '@/lib/platform/world'
import { keyUses } from './check-keys'
import { makeKey } from './make-key'
import type { KeyUse } from './published-key'
import type { SigningKey } from './signing-key'

export interface KeysWish {
  /** Replaces the active key of this use; otherwise creates the missing ones. */
  use?: KeyUse
  rsa?: boolean
  issuerName: string
  brought?: SigningKey
}

/** All keys afterwards, and the new ones. A replaced key stays published and can't sign. */
export async function createKeys(
  kept: readonly SigningKey[],
  { use, rsa, issuerName, brought }: KeysWish,
  world: World = systemWorld,
): Promise<{ keys: SigningKey[]; made: SigningKey[] }> {
  const isActive = (key: SigningKey) => key.retiredAt === null
  const only = brought?.use ?? use
  const uses = only ? [only] : keyUses.filter((each) => !kept.some((key) => key.use === each && isActive(key)))
  const made = brought ? [brought] : await Promise.all(uses.map((each) => makeKey(each, { issuerName, rsa }, world)))
  const retiredAt = world.now().toISOString()
  const earlier = kept.map((key) => (isActive(key) && uses.includes(key.use) ? retired(key, retiredAt) : key))
  return { keys: [...earlier, ...made], made }
}

function retired({ privateJwk: _, ...key }: SigningKey, retiredAt: string): SigningKey {
  return { ...key, retiredAt }
}
