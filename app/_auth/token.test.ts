import { encode } from 'next-auth/jwt'
import { describe, expect, test } from 'vitest'
import { env } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { claimsOf, decodeToken, encodeToken, sessionSeconds } from './token'

const session = { accountId: systemWorld.id(), sessionId: systemWorld.id(), version: 3 }
const secret = env.NEXTAUTH_SECRET

describe('a token', () => {
  test('decodes to its session and its expiry', async () => {
    const before = Math.floor(Date.now() / 1000)
    const token = await decodeToken(await encodeToken(session))
    expect(token).toMatchObject(session)
    expect(token?.expires).toBeGreaterThanOrEqual(before + sessionSeconds)
  })

  test('reveals nothing without the secret', async () => {
    const text = await encodeToken(session)
    for (const part of text.split('.')) {
      expect(Buffer.from(part, 'base64url').toString()).not.toContain(session.accountId)
    }
  })
})

describe('decodeToken', () => {
  test.each([undefined, '', 'x', 'a.b.c', 'a.b.c.d.e', 'null', '{"sub":"x"}', '%00', 'é'.repeat(5000)])(
    'rejects %j',
    async (text) => {
      expect(await decodeToken(text)).toBeNull()
    },
  )

  test('rejects a token made with another secret', async () => {
    const foreign = await encode({ token: claimsOf(session), secret: 'another secret of 32 characters or more' })
    expect(await decodeToken(foreign)).toBeNull()
  })

  test('rejects an expired token', async () => {
    expect(await decodeToken(await encode({ token: claimsOf(session), secret, maxAge: -60 }))).toBeNull()
  })

  test('rejects a token with one character changed in any part', async () => {
    const text = await encodeToken(session)
    const parts = text.split('.')
    for (const [index, part] of parts.entries()) {
      if (part.length === 0) continue
      const changed = `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`
      expect(await decodeToken(parts.with(index, changed).join('.'))).toBeNull()
    }
  })

  test('rejects a token with missing or mistyped claims', async () => {
    const whole = claimsOf(session)
    for (const claims of [{}, { ...whole, sub: 'no-id' }, { ...whole, ver: '3' }, { ...whole, sid: undefined }]) {
      expect(await decodeToken(await encode({ token: claims as never, secret }))).toBeNull()
    }
  })

  test('rejects a token with alg none', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    expect(await decodeToken(`${part({ alg: 'none' })}.${part(claimsOf(session))}.`)).toBeNull()
    expect(await decodeToken(`${part({ alg: 'none', enc: 'none' })}..${part(claimsOf(session))}..`)).toBeNull()
  })
})
