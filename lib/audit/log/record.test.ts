import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { listAccess } from './queries'
import { record } from './record'
import { recordView } from './record-view'

const at = new Date('2026-11-25T12:00:00Z')

test('an entry says who did what to whom, and when', async () => {
  const actor = systemWorld.id()
  const subject = systemWorld.id()
  await db.$transaction((tx) =>
    record(
      tx,
      {
        action: 'certificate.downloaded',
        actor: { accountId: actor, role: 'coordinator' },
        subjectId: subject,
        object: 'certificate:x',
        details: { pages: 1 },
      },
      at,
    ),
  )
  expect(await db.auditEvent.findMany({ where: { subjectId: subject } })).toMatchObject([
    {
      at,
      action: 'certificate.downloaded',
      actorRole: 'coordinator',
      actorId: actor,
      object: 'certificate:x',
      details: { pages: 1 },
    },
  ])
})

test('a list of more people than fit one entry makes several, and each person sees theirs', async () => {
  const people = Array.from({ length: 2001 }, () => ({ accountId: systemWorld.id() }))
  const actor = { accountId: systemWorld.id(), role: 'administrator' } as const
  await recordView(actor, { action: 'organization.coordinators-viewed', people })
  const entries = await db.auditEvent.findMany({ where: { actorId: actor.accountId }, orderBy: { id: 'asc' } })
  expect(entries.map(({ details }) => (details as { people: string[] }).people.length)).toEqual([1000, 1000, 1])
  for (const { accountId } of [people[0], people[1500], people[2000]] as typeof people)
    expect(await listAccess({ accountId, role: 'learner' }, { limit: 5 })).toHaveLength(1)
})

test('an entry commits or rolls back with its action', async () => {
  const subjectId = systemWorld.id()
  const entry = { action: 'account.closed', actor: { accountId: null, role: 'operator' }, subjectId } as const
  const action = db.$transaction(async (tx) => {
    await record(tx, entry, at)
    throw new Error('the action failed')
  })
  await expect(action).rejects.toThrow('the action failed')
  expect(await db.auditEvent.count({ where: { subjectId } })).toBe(0)
})
