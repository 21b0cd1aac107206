import { createHash } from 'node:crypto'
import type { World } from './world'

export function makeSecret(world: World): { secret: string; hash: string } {
  const secret = Buffer.from(world.random(20)).toString('base64url')
  return { secret, hash: hashSecret(secret) }
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
