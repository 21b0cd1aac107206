import { env } from '@/lib/platform/env'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { type Authority, askForStamp, authoritiesIn, type FreshStamp } from './ask'

/** The operator's authorities, in the order of `TSA_URLS`. */
export function configuredAuthorities(): Authority[] {
  return authoritiesIn(env.TSA_URLS)
}

/** Milliseconds that a person waits for a stamp. */
const briefly = 2500
const pauseMs = 60_000
let pausedUntil = 0

/** Null without an authority, or for a minute after none of them answered: a class that finishes together must not queue. */
export async function stampBriefly(data: Uint8Array, world: World = systemWorld): Promise<FreshStamp | null> {
  if (world.now().getTime() < pausedUntil) return null
  const stamp = await stampPatiently(data, world, AbortSignal.timeout(briefly))
  if (!stamp && configuredAuthorities().length > 0) pausedUntil = world.now().getTime() + pauseMs
  return stamp
}

/** For work that no one waits for. */
export function stampPatiently(
  data: Uint8Array,
  world: World = systemWorld,
  until?: AbortSignal,
): Promise<FreshStamp | null> {
  const roots = (configuredIssuer()?.timeRoots ?? []).map((root) => new Uint8Array(Buffer.from(root, 'base64')))
  return askForStamp(data, { authorities: configuredAuthorities(), roots, timeoutMs: 20_000, until }, world)
}
