import { describe, expect, test } from 'vitest'
import { operator } from '@/lib/people/account/actor'
import { endSession, type SessionClaims } from '@/lib/people/account/session'
import { verifyCredentials } from '@/lib/people/account/verify-credentials'
import { closeAccount } from '@/lib/record/close-account'
import { learner, testPassword } from '@/prisma/factories'
import { gate } from './gate'
import { decodeToken, encodeToken, sessionSeconds, trustSeconds } from './token'

async function signedInPerson(): Promise<{ session: SessionClaims; token: string }> {
  const person = await learner()
  const verified = await verifyCredentials({ email: person.email, password: testPassword, address: '192.0.2.30' })
  if (!verified.ok) throw new Error(verified.reason)
  return { session: verified.session, token: await encodeToken(verified.session) }
}

const later = (seconds: number) => Date.now() + seconds * 1000

describe('the gate', () => {
  test('is closed without a token, and with one that is not ours', async () => {
    for (const text of [undefined, '', 'broken', 'a.b.c.d.e']) expect(await gate(text)).toBe('closed')
  })

  test('is open while the token is believed, without asking the database', async () => {
    const { session, token } = await signedInPerson()
    expect(await gate(token)).toBe('open')
    await endSession(session)
    expect(await gate(token)).toBe('open')
    expect(await gate(token, later(trustSeconds - 5))).toBe('open')
  })

  test('asks the database after fifteen minutes and renews the token', async () => {
    const { session, token } = await signedInPerson()
    const answer = await gate(token, later(trustSeconds + 5))
    if (typeof answer === 'string') throw new Error(answer)
    expect(await decodeToken(answer.token)).toMatchObject(session)
    expect(await gate(answer.token)).toBe('open')
  })

  test('is closed to a stale token after signing out, closing, or a new password', async () => {
    const [out, gone, changed] = [await signedInPerson(), await signedInPerson(), await signedInPerson()]
    await endSession(out.session)
    await closeAccount(operator, gone.session.accountId, 'asked')
    const old = await encodeToken({ ...changed.session, version: changed.session.version - 1 })
    for (const token of [out.token, gone.token, old]) {
      expect(await gate(token)).toBe('open')
      expect(await gate(token, later(trustSeconds + 5))).toBe('closed')
    }
  })

  test('a token of nobody is closed as soon as it is asked about', async () => {
    const session = { accountId: '00000000-0000-4000-8000-000000000000', sessionId: 'none', version: 1 }
    expect(await gate(await encodeToken(session), later(trustSeconds + 5))).toBe('closed')
  })

  test('trusts a token for much less than it lives', () => {
    expect(trustSeconds).toBe(15 * 60)
    expect(sessionSeconds).toBe(12 * 3600)
  })
})
