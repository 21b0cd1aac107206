import { systemWorld, type World } from '@/lib/platform/world'
import { keyUses } from './check-keys'
import { makeKey } from './make-key'
import type { KeyUse } from './published-key'
import type { SigningKey } from './signing-key'

export interface KeysWish {
  /** Only this one, in place of the one that signs now; else whatever is missing. */
  use?: KeyUse
  rsa?: boolean
  issuerName: string
  /** A key that was made elsewhere, instead of a new one of its use. */
  brought?: SigningKey
}

/** Keys as they are afterwards, and those that were made. A key that is replaced stays published, and can sign no more. */
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
