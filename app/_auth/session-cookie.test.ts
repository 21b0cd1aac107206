import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openedSession } from '@/fixtures/opened-session'
import { learner } from '@/prisma/factories'
import { currentActor } from './guards'
import { encodeToken, sessionCookieName } from './token'

const jar = vi.hoisted(() => {
  process.env.APP_URL = 'https://training.example.org'
  return new Map<string, string>()
})
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => (value === '' ? jar.delete(name) : jar.set(name, value)),
  }),
}))

const former = '__Secure-next-auth.session-token'
beforeEach(() => jar.clear())

describe('under https', () => {
  test('the session cookie belongs to this host alone', () => {
    expect(sessionCookieName).toBe('__Host-next-auth.session-token')
  })

  test('the cookie of an earlier release is accepted and exchanged', async () => {
    const { accountId } = await learner()
    const token = await encodeToken({ accountId, sessionId: crypto.randomUUID(), version: 1 })
    jar.set(former, token)
    expect(await currentActor()).toMatchObject({ accountId })
    expect([...jar]).toEqual([[sessionCookieName, token]])
    expect(await currentActor()).toMatchObject({ accountId })
  })

  test('the earlier name is refused with a newer session, which another host of the domain may have planted', async () => {
    const token = await encodeToken(await openedSession(await learner()))
    jar.set(former, token)
    expect(await currentActor()).toBeNull()
    expect([...jar]).toEqual([[former, token]])
  })
})
