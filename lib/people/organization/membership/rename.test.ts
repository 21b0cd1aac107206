import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { actionsAbout, cohort, joined, learner, organization } from '@/prisma/factories'
import { rename } from './rename'

test('a new name shows in lists, is logged with the old one, and is no entry when it is the same', async () => {
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  const person = await learner({ name: 'Ana Old' })
  await joined(person, code)
  await rename(person, { name: 'Žofia New' })
  await rename(person, { name: 'Žofia New' })
  expect(await db.account.findUniqueOrThrow({ where: { id: person.accountId } })).toMatchObject({ name: 'Žofia New' })
  const rows = await db.membership.findMany({ where: { accountId: person.accountId } })
  expect(rows.map(({ nameKey }) => nameKey)).toEqual(['zofia new'])
  expect((await actionsAbout(person)).filter((action) => action === 'account.name-changed')).toHaveLength(1)
  const entry = await db.auditEvent.findFirstOrThrow({
    where: { subjectId: person.accountId, action: 'account.name-changed' },
    include: { values: true },
  })
  expect(Object.fromEntries(entry.values.map(({ field, value }) => [field, value]))).toEqual({
    name: 'Žofia New',
    'name.old': 'Ana Old',
  })
})

test('joining while the name changes leaves the new name in the list', async () => {
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  for (let round = 0; round < 5; round += 1) {
    const person = await learner({ name: 'Ana Old' })
    await Promise.all([joined(person, code), rename(person, { name: 'Berta New' })])
    const { nameKey } = await db.membership.findFirstOrThrow({ where: { accountId: person.accountId } })
    expect(nameKey).toBe('berta new')
  }
})
