import { takeTry } from '@/lib/platform/limit/rate-limit'
import { systemWorld } from '@/lib/platform/world'

/** Each begin asks the provider over the network. A whole academy may share one address. */
const perAddress = { name: 'sign-on', limit: 300, windowMinutes: 15 }

export function maySignOn(address: string, world = systemWorld): Promise<boolean> {
  return takeTry(perAddress, address, world.now())
}
