import { beforeEach, expect, test, vi } from 'vitest'
import { openedSession } from '@/fixtures/opened-session'
import { administrator, learner, organization } from '@/prisma/factories'
import { requireAdministrator, requireCoordinator, requireLearner } from './guards'
import { encodeToken, sessionCookieName } from './token'

const jar = vi.hoisted(() => new Map<string, string>())
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined) }),
}))
beforeEach(() => jar.clear())

async function signInAs(person: { accountId: string }): Promise<void> {
  jar.set(sessionCookieName, await encodeToken(await openedSession(person)))
}

test('each role opens its own pages: the others get not-found, and a request without a session unauthenticated', async () => {
  const { account: admin } = await administrator()
  const [own, other] = [await organization(), await organization()]
  const refused = expect.objectContaining({ code: 'not-found' })
  await expect(requireLearner()).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(requireAdministrator()).rejects.toMatchObject({ code: 'unauthenticated' })

  for (const person of [await learner(), own.account]) {
    await signInAs(person)
    await expect(requireAdministrator()).rejects.toEqual(refused)
  }
  expect((await requireCoordinator(own.coordinator.organizationId)).accountId).toBe(own.account.accountId)
  for (const person of [await learner(), other.account, admin]) {
    await signInAs(person)
    await expect(requireCoordinator(own.coordinator.organizationId)).rejects.toEqual(refused)
  }
  expect((await requireAdministrator()).accountId).toBe(admin.accountId)
})
