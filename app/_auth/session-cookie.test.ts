import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openedSession } from '@/fixtures/opened-session'
import { learner } from '@/prisma/factories'
import { currentActor, requireToken } from './guards'
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
const at = (moment: string) => vi.useFakeTimers({ now: new Date(moment), toFake: ['Date'] })
beforeEach(() => {
  jar.clear()
  at('2026-12-01T12:00:00Z')
})
afterEach(() => vi.useRealTimers())

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

  test('the earlier name is accepted until its last day, and refused from then on', async () => {
    const { accountId } = await learner()
    const claims = { accountId, sessionId: crypto.randomUUID(), version: 1 }
    at('2026-12-27T23:59:59.999Z')
    jar.set(former, await encodeToken(claims))
    expect(await currentActor()).toMatchObject({ accountId })
    jar.clear()
    at('2026-12-28T00:00:00Z')
    jar.set(former, await encodeToken(claims))
    expect(await currentActor()).toBeNull()
    await expect(requireToken()).rejects.toMatchObject({ code: 'unauthenticated' })
    expect([...jar.keys()]).toEqual([former])
  })

  test('the earlier name is refused with a newer session, which another host of the domain may have planted', async () => {
    const token = await encodeToken(await openedSession(await learner()))
    jar.set(former, token)
    expect(await currentActor()).toBeNull()
    expect([...jar]).toEqual([[former, token]])
  })
})
