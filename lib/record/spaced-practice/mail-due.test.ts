import { expect, test } from 'vitest'
import { candidate, oneDay, settings } from '@/fixtures/spaced-practice'
import { type Learner, operator } from '@/lib/people/account/actor'
import { db, query } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { correct } from '@/lib/record/certificate/correct'
import { revoke } from '@/lib/record/certificate/revoke'
import { closeAccount } from '@/lib/record/close-account'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { changePlan } from './change-plan'
import { mailDue } from './mail-due'
import { findPracticeOverview, listFollowUpQuestions } from './queries'
import { replyFollowUp } from './reply-follow-up'
import { stop } from './stop'
import { stopByLink } from './stop-by-link'

const mailsTo = ({ accountId }: Learner) => db.mail.findMany({ where: { accountId }, orderBy: { createdAt: 'asc' } })
const effectsTo = async (person: Learner) => (await mailsTo(person)).map(({ effect }) => effect)

/** A learner who opted in by mail at noon in Maine. */
async function asked(input = settings) {
  const one = await candidate()
  const { world, person } = one
  await one.asks(input)
  const runAfter = async (minutes: number) => {
    world.pass(minutes)
    await mailDue(world)
    return effectsTo(person)
  }
  return { ...one, caseId: (await one.openCase()).id, runAfter }
}

test('a due case is mailed once, with a link to it and an unsubscribe link', async () => {
  const { world, person, caseId, runAfter } = await asked()
  expect(await runAfter(oneDay - 1)).toEqual([])
  expect(await runAfter(1)).toEqual([`case:${caseId}`])
  await Promise.all([mailDue(world), mailDue(world), mailDue(world)])
  const [mail, ...more] = await mailsTo(person)
  expect(more).toEqual([])
  expect(mail).toMatchObject({ kind: 'spaced-case', recipient: person.email, state: 'queued', createdAt: world.now() })
  const unsubscribe = mail?.unsubscribeUrl ?? ''
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain(`${env.APP_URL}/practice/cases/${caseId}`)
    expect(part).toContain(unsubscribe)
  }
  await stopByLink(unsubscribe.replace(`${env.APP_URL}/unsubscribe/`, ''), world)
  expect((await findPracticeOverview(person, world.now())).plan).toBeNull()
})

test('an open case gets one reminder a week after its mail, and no other', async () => {
  const { world, person, caseId, runAfter } = await asked()
  const first = await runAfter(3 * oneDay)
  const { accountId } = person
  await db.mail.updateMany({ where: { accountId }, data: { state: 'sent', settledAt: world.now() } })
  expect(await runAfter(7 * oneDay - 1)).toEqual(first)
  expect(await runAfter(1)).toEqual([...first, `case:${caseId}:reminder`])
  expect(await runAfter(10 * oneDay)).toHaveLength(2)
})

test('an answered case gets no reminder, and the next case is mailed', async () => {
  const { caseId, openCase, runAfter, answers } = await asked()
  await runAfter(oneDay)
  await answers()
  expect(await runAfter(7 * oneDay)).toEqual([`case:${caseId}`, `case:${(await openCase()).id}`])
})

test('no mail is written in quiet hours, and the mail is written right after them', async () => {
  const { runAfter } = await asked({ byMail: true, quietFrom: 11, quietUntil: 14 })
  expect(await runAfter(oneDay)).toEqual([])
  expect(await runAfter(118)).toEqual([])
  expect(await runAfter(1)).toHaveLength(1)
})

test('no mail goes to a plan without mail, a stopped plan or a closed account', async () => {
  const without = await asked()
  const stopped = await asked()
  const changed = await asked()
  const closed = await asked()
  await changePlan(without.person, { ...settings, byMail: false }, without.world)
  await stop(stopped.person, stopped.world)
  await changePlan(changed.person, { ...settings, quietFrom: 7 }, changed.world)
  await closeAccount(closed.person, closed.person.accountId, 'asked by the person', closed.world)
  expect(await without.runAfter(oneDay)).toEqual([])
  expect(await stopped.runAfter(oneDay)).toEqual([])
  expect(await changed.runAfter(oneDay)).toHaveLength(1)
  expect(await closed.runAfter(31 * oneDay)).toEqual([])
})

test('mails no case to the holder of a certificate that a law change superseded', async () => {
  const { person, certificateId, world, runAfter } = await asked()
  const { courseVersionId } = await db.certificate.findUniqueOrThrow({ where: { id: certificateId } })
  await db.supersession.create({ data: { certificateId, courseVersionId, supersededAt: world.now() } })
  expect((await findPracticeOverview(person, world.now())).certified).toBe(false)
  expect(await runAfter(oneDay)).toEqual([])
})

test('a follow-up question is mailed after 30 and 90 days', async () => {
  const { certificateId, runAfter } = await asked()
  const isFollowUp = (effect: string) => effect.startsWith('follow-up:')
  expect((await runAfter(30 * oneDay - 2)).filter(isFollowUp)).toEqual([])
  expect((await runAfter(1)).filter(isFollowUp)).toEqual([`follow-up:${certificateId}:30`])
  expect((await runAfter(60 * oneDay)).filter(isFollowUp)).toHaveLength(2)
})

test('a corrected certificate gets its follow-up question once', async () => {
  const { person, serial, certificateId, runAfter, world } = await asked()
  const followUps = async (minutes: number) =>
    (await runAfter(minutes)).filter((effect) => effect.startsWith('follow-up:'))
  const [thirty, ninety] = [30, 90].map((days) => `follow-up:${certificateId}:${days}`)
  expect(await followUps(30 * oneDay)).toEqual([thirty])
  await correct(operator, { serial, name: 'Ann Example', reason: 'misspelled' }, agreesWithLog, world)
  expect(await followUps(30 * oneDay)).toEqual([thirty])
  expect(await listFollowUpQuestions(person, world.now())).toEqual([])
  expect(await followUps(30 * oneDay)).toEqual([thirty, ninety])
  expect(await listFollowUpQuestions(person, world.now())).toMatchObject([{ certificateId, days: 90 }])
  expect(await replyFollowUp(person, { certificateId, days: 90, reply: 'used' }, world)).toEqual({ ok: true })
})

test('no follow-up question is mailed late, after an answer, or about a revoked certificate', async () => {
  const late = await asked()
  const answered = await asked()
  const revoked = await asked()
  const { certificateId, world } = answered
  world.pass(30 * oneDay)
  const reply = { certificateId, days: 30, reply: 'no_occasion' } as const
  expect(await replyFollowUp(answered.person, reply, world)).toEqual({ ok: true })
  await revoke(operator, { serial: revoked.serial, reason: 'issued in error' }, revoked.world)
  for (const effects of [
    await late.runAfter(44 * oneDay),
    await answered.runAfter(1),
    await revoked.runAfter(30 * oneDay),
  ])
    expect(effects.filter((effect) => effect.startsWith('follow-up:'))).toEqual([])
})

test('learners in quiet hours do not hold up the mail of others', async () => {
  const { world, person, caseId, runAfter } = await asked({ byMail: true, quietFrom: 0, quietUntil: 0 })
  world.pass(12 * 60)
  // More than one batch of others, due earlier and with smaller ids.
  await query`
    with people as (
      insert into account (id, name, email, email_key, password_hash, created_at)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Quiet', 'quiet-' || n, 'quiet-' || n, 'x', now()
      from generate_series(1, 520) n returning id
    ), plans as (
      insert into practice_plan (id, account_id, by_mail, quiet_from, quiet_until, time_zone, started_at)
      select id, id, true, 20, 19, 'America/New_York', ${world.now()} from people
    )
    insert into spaced_case (id, account_id, ordinal, course_id, item_id, item_hash, option_order, created_at, due_at)
    select p.id, p.id, 1, c.course_id, c.item_id, c.item_hash, c.option_order, c.created_at, c.due_at - interval '1 day'
    from people p, spaced_case c where c.id = ${caseId}::uuid`
  expect(await runAfter(12 * 60)).toEqual([`case:${caseId}`])
  expect(await db.mail.count({ where: { recipient: { startsWith: 'quiet-' } } })).toBe(0)
  expect((await mailsTo(person))[0]?.recipient).toBe(person.email)
})

test('queued mail is withdrawn only when the learner turns mail off', async () => {
  const states = async (person: Learner) => (await mailsTo(person)).map(({ state }) => state)
  const stopping = await asked()
  const leaving = await asked()
  const byPage = await asked()
  const moving = await asked()
  for (const one of [stopping, leaving, byPage, moving]) await one.runAfter(oneDay)
  await stop(stopping.person, stopping.world)
  const [mail] = await mailsTo(leaving.person)
  await stopByLink((mail?.unsubscribeUrl ?? '').replace(`${env.APP_URL}/unsubscribe/`, ''), leaving.world)
  await changePlan(byPage.person, { ...settings, byMail: false }, byPage.world)
  await changePlan(moving.person, { ...settings, quietFrom: 21 }, moving.world)
  for (const one of [stopping, leaving, byPage]) expect(await states(one.person)).toEqual(['withdrawn'])
  expect(await states(moving.person)).toEqual(['queued'])
})

test('only the mail of an answered case is withdrawn', async () => {
  const one = await asked()
  await one.runAfter(oneDay)
  await one.answers()
  expect((await mailsTo(one.person)).map(({ state }) => state)).toEqual(['withdrawn'])
  await one.runAfter(7 * oneDay)
  expect((await mailsTo(one.person)).map(({ state }) => state)).toEqual(['withdrawn', 'queued'])
})
