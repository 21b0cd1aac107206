import { expect, test } from 'vitest'
import { assigned, digestsTo, on } from '@/fixtures/due-date'
import { stampOfTests } from '@/fixtures/mail'
import type { Learner } from '@/lib/people/account/actor'
import { messageOf } from '@/lib/people/mail/message'
import { listUrgent, listWaiting } from '@/lib/people/mail/queries'
import { send } from '@/lib/people/mail/send'
import { Crashed, type Transport } from '@/lib/people/mail/transport'
import { removeLearner } from '@/lib/people/role/remove-learner'
import { db } from '@/lib/platform/db'
import { extend } from '@/lib/record/amendment/extend'
import { listEnrollments } from '@/lib/training/enrollment/queries'
import { enrolled, stillWorld, unitsDone } from '@/prisma/factories'
import { settleQueued } from './settle-queued'
import { writeReminders } from './write-reminders'

const stateTo = async (person: Learner) => (await digestsTo(person)).map(({ state }) => state)

test('a queued mail is withdrawn when the person finishes, leaves, or gets more time before it goes', async () => {
  const { coordinator, course, member } = await assigned()
  const [finishing, leaving, extended, open] = [await member(), await member(), await member(), await member()]
  const world = on('2026-12-11')
  await enrolled(extended, course, world)
  await writeReminders(world)
  await settleQueued(world)
  const people = [finishing, leaving, extended, open]
  for (const person of people) expect(await stateTo(person)).toEqual(['queued'])
  await unitsDone(finishing, course, { world })
  await removeLearner(coordinator, { accountId: leaving.accountId, reason: 'Left' }, world)
  const enrollmentId = (await listEnrollments(extended))[0]?.id ?? ''
  const { accountId } = extended
  await extend(coordinator, { accountId, enrollmentId, dueOn: '2027-02-26', reason: 'On leave' }, world)
  await settleQueued(world)
  const states = await Promise.all(people.map(stateTo))
  expect(states).toEqual([['withdrawn'], ['withdrawn'], ['withdrawn'], ['queued']])
  await writeReminders(world)
  expect((await Promise.all(people.map(digestsTo))).map(({ length }) => length)).toEqual([1, 1, 1, 1])
})

test('a mail that waits for the mail server keeps out of the night and the weekend', async () => {
  const { member } = await assigned()
  const person = await member()
  await writeReminders(on('2026-12-11'))
  const [mail] = await digestsTo(person)
  const id = mail?.id ?? ''
  const evening = stillWorld('2026-12-11T23:30:00Z')
  expect(await listUrgent(evening.now(), 5000)).not.toContain(id)
  await settleQueued(evening)
  expect(await listWaiting(evening.now(), 5000)).not.toContain(id)
  expect((await digestsTo(person))[0]?.notBefore).toEqual(new Date('2026-12-14T13:00:00Z'))
  const monday = stillWorld('2026-12-14T13:00:00Z')
  await settleQueued(monday)
  expect(await listWaiting(monday.now(), 5000)).toContain(id)
})

test('a worker that is killed while it sends repeats the mail once, with the same Message-ID', async () => {
  const { member } = await assigned()
  const person = await member()
  const world = on('2026-12-11')
  await writeReminders(world)
  const id = (await digestsTo(person))[0]?.id ?? ''
  const handed: unknown[] = []
  const server: Transport = {
    has: async () => null,
    hand: async (mail) => void handed.push(messageOf(mail, stampOfTests).messageId),
  }
  const dies = (step: string) => {
    if (step === 'handed') throw new Crashed(step)
  }
  await expect(send(id, server, world, dies)).rejects.toThrow(Crashed)
  await writeReminders(world)
  await settleQueued(world)
  expect(await send(id, server, world)).toBe('sent')
  expect(await send(id, server, world)).toBe('settled')
  expect(handed).toEqual([`<${id}@northlight.example>`, `<${id}@northlight.example>`])
  expect(await db.mail.count({ where: { accountId: person.accountId, kind: 'due-dates' } })).toBe(1)
})
