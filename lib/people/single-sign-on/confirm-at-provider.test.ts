import { describe, expect, test } from 'vitest'
import { openedSession } from '@/fixtures/opened-session'
import { providerOf, vouchedBy } from '@/fixtures/sign-on'
import { operator } from '@/lib/people/account/actor'
import { isRecent } from '@/lib/people/account/session/confirm-password'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { db } from '@/lib/platform/db'
import { administrator, learner, organization, stillWorld } from '@/prisma/factories'
import { confirmAtProvider } from './confirm-at-provider'
import { endProvider } from './end-provider'
import { listConfirmers, type Provider } from './queries'
import type { Vouched } from './schema'
import { signOn } from './sign-on'

const seconds = (world: ReturnType<typeof stillWorld>, count: number) => new Date(world.now().getTime() + count * 1000)

/** A person who signed on through a provider and has no password, twenty minutes ago. */
async function signedOn(provider?: Provider) {
  const world = stillWorld()
  const at = provider ?? (await providerOf(null))
  const vouched = vouchedBy(at)
  const signed = await signOn(at, { vouched, linkTo: null, device: null, userAgent: null }, world)
  if (!signed.ok) throw new Error(signed.reason)
  world.pass(20)
  const { session } = signed
  const confirm = (more: Partial<Vouched>, there = at) =>
    confirmAtProvider(
      there,
      { vouched: { ...vouched, ...more }, session, begunAt: world.now(), userAgent: null },
      world,
    )
  const mayChange = async () =>
    isRecent((await findSessionAccount(session, world.now()))?.passwordAt ?? null, world.now())
  return { world, at, vouched, session, confirm, mayChange }
}

test('signing on alone does not count as a recent confirmation', async () => {
  expect(await (await signedOn()).mayChange()).toBe(false)
})

test('signing in again at the provider counts in this session, for ten minutes', async () => {
  const { world, session, confirm, mayChange } = await signedOn()
  const other = await openedSession({ accountId: session.accountId }, world)
  await db.session.update({ where: { id: other.sessionId }, data: { passwordAt: null } })
  expect(await confirm({ authenticatedAt: seconds(world, 5) })).toEqual({ ok: true })
  expect(await mayChange()).toBe(true)
  expect((await findSessionAccount(other, world.now()))?.passwordAt).toBeNull()
  world.pass(10)
  expect(await mayChange()).toBe(false)
})

test('clocks may differ by a minute', async () => {
  const { world, confirm } = await signedOn()
  expect(await confirm({ authenticatedAt: seconds(world, -60) })).toEqual({ ok: true })
  expect(await confirm({ authenticatedAt: seconds(world, 60) })).toEqual({ ok: true })
})

describe('is refused', () => {
  test.each([
    ['an answer from an older sign-in there', -61],
    ['an answer from the first sign-in there', -20 * 60],
    ['an answer that claims a sign-in to come', 61],
    ['an answer that does not say when', null],
  ])('%s', async (_what, offset) => {
    const { at, world, session, confirm, mayChange } = await signedOn()
    const authenticatedAt = offset === null ? null : seconds(world, offset)
    expect(await confirm({ authenticatedAt })).toEqual({ ok: false, reason: 'stale' })
    expect(await mayChange()).toBe(false)
    const entry = await db.auditEvent.findFirstOrThrow({
      where: { action: 'account.sign-on-refused', subjectId: session.accountId },
    })
    expect(entry).toMatchObject({ actorRole: 'provider', details: { providerId: at.id, reason: 'stale' } })
  })

  test('another person of the provider, known here or not', async () => {
    const { at, world, confirm, mayChange } = await signedOn()
    const colleague = await signedOn(at)
    const authenticatedAt = world.now()
    const refused = { ok: false, reason: 'another-person' }
    expect(await confirm({ subject: colleague.vouched.subject, authenticatedAt })).toEqual(refused)
    expect(await confirm({ subject: 'a-stranger', authenticatedAt })).toEqual(refused)
    expect(await mayChange()).toBe(false)
  })

  test('the same subject from the provider of another organization that names the same issuer (mix-up)', async () => {
    const { at, world, confirm, mayChange } = await signedOn()
    const other = await providerOf((await organization()).coordinator.organizationId, at.issuer)
    const refused = { ok: false, reason: 'not-admitted' }
    expect(await confirm({ authenticatedAt: world.now() }, other)).toEqual(refused)
    expect(await mayChange()).toBe(false)
  })
})

describe('the providers at which a person can confirm', () => {
  test('are those that the account is linked to, until they are removed', async () => {
    const { at, session } = await signedOn()
    const person = { accountId: session.accountId } as Awaited<ReturnType<typeof learner>>
    expect(await listConfirmers(person)).toEqual([{ id: at.id, name: at.name }])
    expect(await listConfirmers(await learner())).toEqual([])
    await endProvider(operator, at.id)
    expect(await listConfirmers(person)).toEqual([])
  })

  test('leave out an organization’s for an administrator of the site, whom it cannot sign on', async () => {
    const { account } = await administrator()
    const at = await providerOf((await organization()).coordinator.organizationId)
    await db.signOnSubject.create({
      data: {
        issuer: at.issuer,
        subject: 'x',
        providerId: at.id,
        accountId: account.accountId,
        name: '',
        boundAt: new Date(),
      },
    })
    expect(await listConfirmers(account)).toEqual([])
  })
})
