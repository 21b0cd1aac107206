import { describe, expect, test } from 'vitest'
import { roleMailsTo } from '@/fixtures/role-mails'
import { operator } from '@/lib/people/account/actor'
import { isAdministrator, listAdministrators } from '@/lib/people/account/queries'
import { db } from '@/lib/platform/db'
import { closeAccount } from '@/lib/record/close-account'
import { actionsAbout, administrator } from '@/prisma/factories'
import { listEndedRoles } from './queries'
import { removeAdministrator } from './remove-administrator'

const notFound = { code: 'not-found' }
const reason = 'Moved to another agency'

/** Each test's database is its worker's: other files' administrators must not count. */
async function onlyAdministrators(count: number) {
  await db.administratorship.updateMany({ where: { endedAt: null }, data: { endedAt: new Date() } })
  return Promise.all(Array.from({ length: count }, () => administrator()))
}

describe('removeAdministrator', () => {
  test('ends the role with who, when and why, an audit entry and a mail', async () => {
    const [one, two] = await onlyAdministrators(2)
    if (!one || !two) throw new Error('two were made')
    const { accountId } = two.account
    expect(await removeAdministrator(one.administrator, { accountId, reason })).toEqual({ ok: true })
    expect(await isAdministrator(two.account)).toBe(false)
    expect(await actionsAbout(two.account)).toContain('account.administrator-removed')
    expect(await roleMailsTo(two.account)).toHaveLength(1)
    expect(await listEndedRoles(two.account)).toMatchObject([{ role: 'administrator', organization: null, reason }])
    expect(await listAdministrators(one.administrator)).toMatchObject([{ accountId: one.account.accountId }])
  })

  test('is safe to repeat for the same person and reason, and for no other', async () => {
    const [one, two, other] = await onlyAdministrators(3)
    if (!one || !two || !other) throw new Error('three were made')
    const { accountId } = two.account
    const same = () => removeAdministrator(one.administrator, { accountId, reason })
    expect(await Promise.all(Array.from({ length: 50 }, same))).toEqual(
      Array.from({ length: 50 }, () => ({ ok: true })),
    )
    const ended = (await actionsAbout(two.account)).filter((action) => action === 'account.administrator-removed')
    expect(ended).toHaveLength(1)
    await expect(removeAdministrator(one.administrator, { accountId, reason: 'another' })).rejects.toMatchObject(
      notFound,
    )
    await expect(removeAdministrator(other.administrator, { accountId, reason })).rejects.toMatchObject(notFound)
  })

  test('refuses the last administrator, to themselves and to the operator', async () => {
    const [last] = await onlyAdministrators(1)
    if (!last) throw new Error('one was made')
    const input = { accountId: last.account.accountId, reason }
    const refused = { ok: false, reason: 'last-administrator' }
    expect(await removeAdministrator(last.administrator, input)).toEqual(refused)
    expect(await removeAdministrator(operator, input)).toEqual(refused)
    expect(await isAdministrator(last.account)).toBe(true)
    expect(await roleMailsTo(last.account)).toEqual([])
  })

  test('counts no administrator whose account is closed', async () => {
    const [last, closed] = await onlyAdministrators(2)
    if (!last || !closed) throw new Error('two were made')
    await closeAccount(operator, closed.account.accountId, 'asked')
    const own = { accountId: last.account.accountId, reason }
    expect(await removeAdministrator(last.administrator, own)).toMatchObject({ ok: false })
  })

  test('closeAccount refuses the last administrator, and counts no closed one', async () => {
    const [last, other] = await onlyAdministrators(2)
    if (!last || !other) throw new Error('two were made')
    expect(await closeAccount(other.account, other.account.accountId, 'asked')).toEqual({ ok: true })
    const refused = { ok: false, reason: 'last-administrator' }
    expect(await closeAccount(last.account, last.account.accountId, 'asked')).toEqual(refused)
    expect(await closeAccount(operator, last.account.accountId, 'asked')).toEqual(refused)
    expect(await db.accountClosure.count({ where: { accountId: last.account.accountId } })).toBe(0)
    expect(await actionsAbout(last.account)).not.toContain('account.closed')
  })

  test('leaves one when administrators close their accounts and remove each other concurrently', async () => {
    for (let round = 0; round < 10; round += 1) {
      const admins = await onlyAdministrators(3)
      const actions = admins.flatMap(({ administrator: actor, account }, index) => [
        closeAccount(account, account.accountId, 'asked'),
        removeAdministrator(actor, { accountId: admins[(index + 1) % 3]?.account.accountId ?? '', reason }),
      ])
      await Promise.allSettled(actions)
      const open = { accountId: { in: admins.map((one) => one.account.accountId) }, account: { closure: null } }
      expect(await db.administratorship.count({ where: { ...open, endedAt: null } })).toBeGreaterThanOrEqual(1)
    }
  })

  test('leaves one when administrators remove each other concurrently', async () => {
    for (let round = 0; round < 10; round += 1) {
      const admins = await onlyAdministrators(3)
      const removals = admins.flatMap(({ administrator: actor }) =>
        admins.map(({ account }) => removeAdministrator(actor, { accountId: account.accountId, reason })),
      )
      await Promise.allSettled(removals)
      expect(await db.administratorship.count({ where: { endedAt: null } })).toBeGreaterThanOrEqual(1)
    }
  })

  test('refuses an administrator who was removed in the meantime', async () => {
    const [one, two, three] = await onlyAdministrators(3)
    if (!one || !two || !three) throw new Error('three were made')
    await removeAdministrator(one.administrator, { accountId: two.account.accountId, reason })
    const late = removeAdministrator(two.administrator, { accountId: three.account.accountId, reason })
    await expect(late).rejects.toMatchObject(notFound)
  })
})
