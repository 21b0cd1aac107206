import { takeTry } from '@/lib/platform/rate-limit'
import { systemWorld } from '@/lib/platform/world'
import type { Operator } from './actor'
import { createAccount, type Registered } from './create-account'
import { hashPassword, type NewPassword } from './password'

const perAddress = { name: 'register', limit: 300, windowMinutes: 60 }

/** Whether a network address may make one more account this hour. A whole academy may sit behind one address. */
export function mayRegister(address: string, world = systemWorld): Promise<boolean> {
  return takeTry(perAddress, address, world.now())
}

/** Makes an account. The address must be new when normalized; which one is taken is all that is told. */
export async function register(
  { password, ...input }: { name: string; email: string; password: NewPassword },
  by: Operator | 'themselves' = 'themselves',
  world = systemWorld,
): Promise<Registered> {
  return createAccount({ ...input, passwordHash: await hashPassword(password) }, by, world)
}
