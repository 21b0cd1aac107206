import { makeThrottle } from '@/lib/platform/limit/throttle'
import { logError } from '@/lib/platform/log-error'
import { systemWorld } from '@/lib/platform/world'

/** Anyone can send a provider's answer, so a stranger could fill the disk. */
const perProvider = makeThrottle({ name: 'sign-on-refusals', limit: 10, seconds: 60 })

/** At most ten lines a minute for each provider. */
export function logRefusal(providerId: string, what: string, error: unknown, now = systemWorld.now()): void {
  if (perProvider.take(providerId, now) === 0) logError(`${what} of sign-on provider ${providerId} was refused`, error)
}
