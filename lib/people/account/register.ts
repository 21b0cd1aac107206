import { takeTry } from '@/lib/platform/limit/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import type { Proof } from './confirmed-address'
import { createAccount, type Registered } from './create-account'
import { hashPassword, type NewPassword } from './password'

const perAddress = { name: 'register', limit: 300, windowMinutes: 60 }

/** A whole academy may share one network address. */
export function mayRegister(address: string, world = systemWorld): Promise<boolean> {
  return takeTry(perAddress, address, world.now())
}

export async function register(
  { password, proof = null, ...input }: { name: string; email: string; password: NewPassword; proof?: Proof | null },
  by: Operator | 'themselves' = 'themselves',
  world = systemWorld,
): Promise<Registered> {
  return createAccount({ ...input, proof, passwordHash: await hashPassword(password) }, by, world)
}
