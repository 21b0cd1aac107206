import { createHmac, timingSafeEqual } from 'node:crypto'
import { makeSecret } from '@/lib/platform/secret'
import { systemWorld } from '@/lib/platform/world'
import { keyFor } from '@/lib/training/time/token'

const key = keyFor('phone in a room')
const signatureOf = (groupId: string, secret: string) =>
  createHmac('sha256', key).update(`${groupId} ${secret}`).digest('base64url')

/** Signed, so that only the site makes phones: a row would remember who joined. */
export function makePhone({ id }: { id: string }, world = systemWorld): string {
  const { secret } = makeSecret(world)
  return `${secret}.${signatureOf(id, secret)}`
}

/** Not one of another group session, nor made up. */
export function isPhoneOf({ id }: { id: string }, phone: string): boolean {
  const [secret = '', signature = '', ...more] = phone.split('.')
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(id, secret))]
  return more.length === 0 && given.length === expected.length && timingSafeEqual(given, expected)
}
