import { expect, test } from 'vitest'
import { withApp } from '@/fixtures/second-factor'
import type { Learner } from '@/lib/people/account/actor'
import { operator } from '@/lib/people/account/actor'
import { findSessionAccount } from '@/lib/people/account/session/session'
import { writeNotices } from '@/lib/people/mail/write-notices'
import { db } from '@/lib/platform/db'
import { administrator, learner, stillWorld } from '@/prisma/factories'
import { makeRecoveryCodes } from './make-recovery-codes'
import { countRecoveryCodes, listFactors } from './queries'
import { removeFactor } from './remove-factor'
import { removeFactorsOf } from './remove-factors-of'

const kindsTo = async ({ accountId }: Learner) =>
  (await db.mail.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } })).map(({ kind }) => kind)

test('a person removes their own factor: the codes go, and the session no longer counts as proven', async () => {
  const person = await learner()
  const { id, session } = await withApp(person)
  expect(await findSessionAccount(session)).toMatchObject({ factorAt: expect.any(Date) })
  await removeFactor(person, id)
  expect(await listFactors(person)).toEqual([])
  expect(await countRecoveryCodes(person)).toBe(0)
  expect(await findSessionAccount(session)).toMatchObject({ factorAt: null })
  await expect(makeRecoveryCodes(person)).rejects.toMatchObject({ code: 'not-found' })
})

test('a person cannot remove the factor of another', async () => {
  const [person, other] = [await learner(), await learner()]
  const { id } = await withApp(person)
  await expect(removeFactor(other, id)).rejects.toMatchObject({ code: 'not-found' })
  await expect(removeFactor(person, 'no id')).rejects.toMatchObject({ code: 'not-found' })
  expect(await listFactors(person)).toHaveLength(1)
})

test('an administrator removes lost factors with a reason, which ends all sessions', async () => {
  const person = await learner()
  const { administrator: admin } = await administrator()
  const { session } = await withApp(person)
  const { accountId } = person
  expect(await removeFactorsOf(admin, { accountId, reason: 'lost the phone' })).toEqual({ ok: true })
  expect(await findSessionAccount(session)).toBeNull()
  expect(await listFactors(person)).toEqual([])
  expect(await removeFactorsOf(operator, { accountId, reason: 'again' })).toEqual({ ok: false, reason: 'none' })
  const [entry] = await db.auditEvent.findMany({
    where: { action: 'account.factors-reset', subjectId: accountId },
    include: { values: true },
  })
  expect(entry).toMatchObject({ actorId: admin.accountId, values: [{ field: 'reason', value: 'lost the phone' }] })
})

test('people are mailed about a new factor, a removed factor, and new recovery codes', async () => {
  const world = stillWorld('2030-03-10T12:00:00Z')
  const person = await learner({}, world)
  const { id } = await withApp(person, world)
  await makeRecoveryCodes(person, world)
  await removeFactor(person, id, world)
  await writeNotices(world)
  expect((await kindsTo(person)).sort()).toEqual(['factor-added', 'factor-removed', 'recovery-codes-made'])
})
