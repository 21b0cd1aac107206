import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { mailTo } from '@/fixtures/mail'
import { db, transact } from '@/lib/platform/db'
import { actionsAbout, administrator, learner, stillWorld } from '@/prisma/factories'
import { Refused } from './message'
import { countMail, listMail } from './queries'
import { send } from './send'
import { sendAgain } from './send-again'
import type { Transport } from './transport'
import { mostTries } from './tries'
import { view } from './view'
import { writeMail } from './write-mail'

const broken = (error: Error): Transport => ({
  has: async () => null,
  hand: async () => {
    throw error
  },
})

async function written(person: Awaited<ReturnType<typeof learner>>, world = stillWorld()): Promise<string> {
  const effect = `test:${randomUUID()}`
  await transact((tx) => writeMail(tx, mailTo(person, effect), world))
  return (await db.mail.findUniqueOrThrow({ where: { effect } })).id
}

test('viewing another person’s mail is logged, with the part', async () => {
  const person = await learner()
  const { account, administrator: admin } = await administrator()
  const mailId = await written(person)
  expect(await view(admin, { mailId, part: 'text' })).toMatchObject({ id: mailId, recipient: person.email })
  await view(admin, { mailId, part: 'html' })
  const events = await db.auditEvent.findMany({ where: { action: 'mail.viewed', subjectId: person.accountId } })
  expect(events).toMatchObject([
    { actorId: admin.accountId, object: `mail:${mailId}`, details: { part: 'text' } },
    { actorId: admin.accountId, object: `mail:${mailId}`, details: { part: 'html' } },
  ])
  await view(admin, { mailId: await written(account), part: 'text' })
  expect(await actionsAbout(account)).not.toContain('mail.viewed')
  for (const missing of [randomUUID(), 'no id']) {
    await expect(view(admin, { mailId: missing, part: 'text' })).rejects.toMatchObject({ code: 'not-found' })
    await expect(sendAgain(admin, { mailId: missing })).rejects.toMatchObject({ code: 'not-found' })
  }
})

test('sendAgain queues a failed mail once, with as many tries as before', async () => {
  const world = stillWorld()
  const person = await learner()
  const { administrator: admin } = await administrator()
  const mailId = await written(person, world)
  expect(await sendAgain(admin, { mailId }, world)).toEqual({ ok: false, reason: 'not-failed' })
  for (let tries = 0; tries < mostTries; tries += 1, world.pass(1000))
    await send(mailId, broken(new Error('away')), world)
  const counts = await countMail(admin)
  const both = await Promise.all([1, 2].map(() => sendAgain(admin, { mailId }, world)))
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await countMail(admin)).failed).toBe(counts.failed - 1)
  expect((await actionsAbout(person)).filter((action) => action === 'mail.sent-again')).toHaveLength(1)
  expect(await send(mailId, broken(new Error('away')), world)).toBe('waits')
  world.pass(1)
  expect(await send(mailId, broken(new Refused('no')), world)).toBe('failed')
  expect(await db.mail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({ tries: mostTries + 2 })
})

test('listMail continues where a page ended, newest first', async () => {
  const person = await learner()
  const { administrator: admin } = await administrator()
  // Later than anything other tests write.
  const world = stillWorld('2241-01-01T00:00:00Z')
  const ids: string[] = []
  for (let count = 0; count < 5; count += 1) ids.unshift(await written(person, world))
  ids.sort().reverse()
  const first = await listMail(admin, { limit: 3 })
  const second = await listMail(admin, { before: first.at(-1)?.id, limit: 2 })
  expect([...first, ...second].map(({ id }) => id)).toEqual(ids)
  expect(await listMail(admin, { before: randomUUID(), limit: 2 })).toEqual([])
})
