import { expect, test } from 'vitest'
import { candidate, courses, oneDay, settings } from '@/fixtures/spaced-practice'
import type { Course } from '@/lib/content/course/schema'
import { type Learner, operator } from '@/lib/people/account/actor'
import { listWaiting } from '@/lib/people/mail/queries'
import { send } from '@/lib/people/mail/send'
import { sendAgain } from '@/lib/people/mail/send-again'
import type { Transport } from '@/lib/people/mail/transport'
import { db } from '@/lib/platform/db'
import { revoke } from '@/lib/record/certificate/revoke'
import { makeSerial } from '@/lib/record/certificate/serial'
import { closeAccount } from '@/lib/record/close-account'
import { administrator, enrolled } from '@/prisma/factories'
import { changePlan } from './change-plan'
import { mailDue } from './mail-due'
import { stop } from './stop'

const mailsTo = ({ accountId }: Learner) => db.mail.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } })
const statesOf = async (person: Learner) => (await mailsTo(person)).map(({ state }) => state)

const taking: Transport = { has: async () => false, hand: async () => {} }
const away: Transport = {
  has: async () => false,
  hand: async () => {
    throw new Error('away')
  },
}

/** A learner with a case mail, at noon in Maine on the day after opting in. */
async function mailed(input = settings) {
  const one = await candidate()
  const { world, person } = one
  await one.asks(input)
  const works = async (transport = taking) => {
    await mailDue(world)
    const waiting = new Set(await listWaiting(world.now(), 5000))
    for (const { id } of await mailsTo(person)) if (waiting.has(id)) await send(id, transport, world)
    return statesOf(person)
  }
  world.pass(oneDay)
  await mailDue(world)
  return { ...one, works }
}

test('an administrator cannot resend mail that a learner stopped, whether queued or failed', async () => {
  const waiting = await mailed()
  const failed = await mailed()
  await db.mail.updateMany({
    where: { accountId: failed.person.accountId },
    data: { state: 'failed', tries: 8, lastError: 'away', settledAt: failed.world.now() },
  })
  const { administrator: admin } = await administrator()
  for (const { person, world } of [waiting, failed]) {
    await stop(person, world)
    const [mail] = await mailsTo(person)
    expect(await sendAgain(admin, { mailId: mail?.id ?? '' }, world)).toEqual({ ok: false, reason: 'not-failed' })
    expect(await statesOf(person)).toEqual(['withdrawn'])
  }
})

test('a withdrawn mail is written again when the learner turns mail on', async () => {
  const { person, world, asks, works } = await mailed()
  await stop(person, world)
  expect(await works()).toEqual(['withdrawn'])
  await asks()
  expect(await works()).toEqual(['sent'])
  await changePlan(person, { ...settings, byMail: false }, world)
  await changePlan(person, settings, world)
  expect(await works()).toEqual(['sent'])
})

test('the reminder comes a week after the mail was sent, not written', async () => {
  const { world, works } = await mailed()
  await works(away)
  world.pass(3 * oneDay)
  expect(await works()).toEqual(['sent'])
  world.pass(7 * oneDay - 1)
  expect(await works()).toEqual(['sent'])
  world.pass(1)
  expect(await works()).toEqual(['sent', 'sent'])
})

test('a retry does not go out in quiet hours', async () => {
  const { person, world, works } = await mailed({ byMail: true, quietFrom: 13, quietUntil: 15 })
  world.pass(58)
  expect(await works(away)).toEqual(['queued'])
  expect(await mailsTo(person)).toMatchObject([{ tries: 1 }])
  world.pass(5)
  expect(await works()).toEqual(['queued'])
  expect((await mailsTo(person))[0]?.notBefore).toEqual(new Date('2026-11-26T20:00:00Z'))
  world.pass(115)
  expect(await works()).toEqual(['queued'])
  world.pass(5)
  expect(await works()).toEqual(['sent'])
})

test('a queued mail is not sent to a closed account', async () => {
  const { person, world, works } = await mailed()
  await works(away)
  await closeAccount(person, person.accountId, 'asked by the person', world)
  world.pass(5)
  expect(await works()).toEqual(['withdrawn'])
})

test('a learner with a revoked certificate gets no case by mail', async () => {
  const { person, world, serial, asks } = await candidate()
  const runs = async () => {
    await mailDue(world)
    return statesOf(person)
  }
  await asks()
  await revoke(operator, { serial, reason: 'issued in error' }, world)
  world.pass(oneDay)
  expect(await runs()).toEqual([])
  await certifiedIn(courses[1] as Course, person, serial, world)
  expect(await runs()).toEqual(['queued'])
})

async function certifiedIn(
  course: Course,
  person: Learner,
  serial: string,
  world: Awaited<ReturnType<typeof candidate>>['world'],
): Promise<void> {
  const like = await db.certificate.findUniqueOrThrow({ where: { serial } })
  await enrolled(person, course, world)
  const enrollment = await db.enrollment.findFirstOrThrow({
    where: { accountId: person.accountId, courseId: course.id },
  })
  await db.certificate.create({
    data: {
      ...like,
      id: world.id(),
      serial: makeSerial(world.random),
      enrollmentId: enrollment.id,
      courseId: course.id,
      issuedAt: world.now(),
      snapshot: like.snapshot ?? {},
    },
  })
}

test('the second follow-up question of one day is mailed a week after the first', async () => {
  const { person, world, serial, asks } = await candidate()
  await asks()
  await certifiedIn(courses[1] as Course, person, serial, world)
  const runs = async () => {
    await mailDue(world)
    return (await mailsTo(person)).filter(({ kind }) => kind === 'follow-up').length
  }
  world.pass(30 * oneDay)
  expect([await runs(), await runs()]).toEqual([1, 1])
  world.pass(7 * oneDay)
  expect([await runs(), await runs()]).toEqual([2, 2])
})
