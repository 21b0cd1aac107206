import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { type Learner, operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { correct } from '@/lib/record/certificate/correct'
import { issue } from '@/lib/record/certificate/issue'
import { listCertificates } from '@/lib/record/certificate/queries'
import { revoke } from '@/lib/record/certificate/revoke'
import { recordedStateOf } from '@/lib/record/certificate/status'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { settleEligibility } from '@/lib/training/attempt/expire'
import { listSubmittedAttempts } from '@/lib/training/attempt/queries'
import { findQuizEligibility } from '@/lib/training/attempt/quiz-eligibility'
import { findReview } from '@/lib/training/attempt/review'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { findProgress } from '@/lib/training/progress/queries'
import { finalOf } from '@/prisma/course-parts'
import { actionsAbout, answeredAttempt, certified, enrolled, learner, satisfied, stillWorld } from '@/prisma/factories'
import { confirmName } from './confirm-name'
import { findConfirmedName } from './queries'
import { renew } from './renew'
import { findRenewal } from './renewal'

const [plain] = (await loadCatalog()).courses as [Course]
const variant = (name: string, rules: Partial<Course>): Course => ({ ...plain, hash: name.padEnd(64, '0'), ...rules })
const recertification = { opensDays: 90 }
const course = variant('renewed', { expiry: { afterMonths: 24 }, recertification })
const final = finalOf(course)
const day = 24 * 60

/** A learner with a certificate of 2026-11-25, and a world on that day. */
async function holder(of = course) {
  const person = await learner()
  const world = stillWorld()
  return { person, world, serial: await certified(person, of, world) }
}

const liveRenewals = ({ accountId }: Learner) =>
  db.enrollment.count({ where: { accountId, kind: 'recertification', endedAt: null } })

const states = async (person: Learner, now: Date) =>
  (await listCertificates(person, now)).map(({ serial, state }) => [serial, state])

async function passFinal(person: Learner, world: ReturnType<typeof stillWorld>, wrong = 0): Promise<void> {
  await submit(person, { attemptId: await answeredAttempt(person, course, { quiz: final, wrong, world }) }, world)
}

const timeZone = 'America/New_York'

describe('a renewal', () => {
  test('opens a number of days before the end, and stays open', async () => {
    const { person, world } = await holder()
    const endsAt = new Date('2028-11-26T04:59:59.999Z')
    // The first moment of that day in Maine, so renewal is open on the day shown.
    const opensAt = new Date('2028-08-27T04:00:00.000Z')
    expect(await findRenewal(person, course, world.now())).toEqual({ state: 'later', opensAt, endsAt, timeZone })
    expect(await renew(person, course, world)).toEqual({ ok: false, reason: 'too-early' })
    const before = new Date(opensAt.getTime() - 1)
    expect(await findRenewal(person, course, before)).toMatchObject({ state: 'later' })
    for (const moment of [opensAt, endsAt, new Date('2040-01-01T00:00:00Z')]) {
      expect(await findRenewal(person, course, moment)).toEqual({
        state: 'open',
        endsAt,
        timeZone,
        earlierRenewalId: null,
      })
    }
  })

  test('needs an unrevoked certificate that ends, in a course with renewals', async () => {
    const late = stillWorld('2029-01-01T12:00:00Z')
    const no = { ok: false, reason: 'nothing-to-renew' }
    const nobody = await learner()
    await enrolled(nobody, course)
    expect(await renew(nobody, course, late)).toEqual(no)
    const { person, serial } = await holder()
    expect(await renew(person, variant('without', { expiry: { afterMonths: 24 } }), late)).toEqual(no)
    await revoke(operator, { serial, reason: 'for the test' })
    expect(await renew(person, course, late)).toEqual(no)
    const endless = await holder(variant('endless', { recertification }))
    expect(await renew(endless.person, course, late)).toEqual(no)
    for (const one of [nobody, person, endless.person]) expect(await liveRenewals(one)).toBe(0)
  })

  test('opens with the next block of years, since an earlier one would end on the same date', async () => {
    const block = variant('block', { expiry: { block: { years: 2, from: 2026 } }, recertification })
    const { person } = await holder(block)
    const endsAt = new Date('2028-01-01T04:59:59.999Z')
    expect(await findRenewal(person, block, new Date('2027-12-01T12:00:00Z'))).toEqual({
      state: 'later',
      opensAt: new Date('2028-01-01T05:00:00Z'),
      endsAt,
      timeZone,
    })
    expect(await findRenewal(person, block, new Date('2028-01-01T05:00:00Z'))).toMatchObject({ state: 'open' })
  })

  test('is not offered when it would end no later, because a fixed date was not moved', async () => {
    const fixed = variant('fixed', { expiry: { on: '2027-12-31' }, recertification })
    const { person } = await holder(fixed)
    for (const moment of ['2027-12-01T12:00:00Z', '2028-02-01T12:00:00Z']) {
      expect(await findRenewal(person, fixed, new Date(moment))).toEqual({ state: 'none' })
    }
    const moved = { ...fixed, expiry: { on: '2029-12-31' } }
    expect(await findRenewal(person, moved, new Date('2027-12-01T12:00:00Z'))).toMatchObject({ state: 'open' })
  })

  test('four concurrent calls make one, with one audit row', async () => {
    const { person, world } = await holder()
    world.pass(700 * day)
    const outcomes = await Promise.all([0, 1, 2, 3].map(() => renew(person, course, world)))
    expect(outcomes).toEqual([0, 1, 2, 3].map(() => ({ ok: true })))
    expect(await renew(person, course, world)).toEqual({ ok: true })
    expect(await liveRenewals(person)).toBe(1)
    expect((await actionsAbout(person)).filter((action) => action === 'enrollment.renewed')).toHaveLength(1)
    expect(await findRenewal(person, course, world.now())).toEqual({ state: 'under-way', since: world.now() })
  })
})

describe('during a renewal', () => {
  let person: Learner
  let world: ReturnType<typeof stillWorld>
  let first: string
  const may = async () => {
    const eligibility = await settleEligibility(person, { course, quiz: final }, world)
    return (await findQuizEligibility(person, { course, quiz: final }, eligibility, world.now())).may
  }
  const earlier = async () => {
    const [attempt] = await listSubmittedAttempts(person, final)
    return (await findReview(person, attempt?.id ?? ''))?.earlier.submitted
  }
  beforeAll(async () => {
    const made = await holder()
    person = made.person
    world = made.world
    first = made.serial
    world.pass(700 * day)
  })

  test('the final is required again, and everything else stays done', async () => {
    expect(await may()).toEqual({ ok: false, reason: 'already-passed' })
    expect((await findProgress(person, course)).satisfied).toBe(true)
    await renew(person, course, world)
    expect(await may()).toEqual({ ok: true })
    expect(await earlier()).toEqual([])
    const progress = await findProgress(person, course)
    expect(progress).toMatchObject({ satisfied: false, next: { id: final.id }, doneCount: progress.requiredCount - 1 })
    expect(await issue(person, course, agreesWithLog, world)).toEqual({ ok: false, reason: 'not-satisfied' })
    expect(await states(person, world.now())).toEqual([[first, 'valid']])
    const [module] = course.modules
      .flatMap(({ units }) => units)
      .filter((unit) => unit.kind === 'quiz' && unit.role === 'module')
    if (module?.kind !== 'quiz') throw new Error('no quiz')
    expect(await startAttempt(person, { course, quiz: module }, world)).toEqual({ ok: false, reason: 'already-passed' })
  })

  test('limits and unseen items apply as usual, by the attempts since', async () => {
    const { limit } = final.attempts
    for (let attempt = 0; attempt < (limit ?? 0) - 1; attempt++) {
      const startedBefore = await settleEligibility(person, { course, quiz: final }, world)
      const attemptId = await answeredAttempt(person, course, { quiz: final, wrong: 42, world })
      const drawn = await db.attemptItem.findMany({ where: { attemptId }, select: { itemId: true } })
      if (attempt === 0) expect(startedBefore?.seen.size).toBe(42)
      expect(drawn).toHaveLength(42)
      await submit(person, { attemptId }, world)
      world.pass(1)
    }
    expect(await may()).toEqual({ ok: true })
    const eligibility = await settleEligibility(person, { course, quiz: final }, world)
    expect(eligibility).toMatchObject({ renews: true, attempts: limit })
    expect(eligibility?.submitted).toHaveLength((limit ?? 0) - 1)
    expect(await earlier()).toHaveLength((limit ?? 0) - 1)
  })

  test('the name is confirmed again and a second certificate is issued, and the first is unchanged', async () => {
    const before = await db.certificate.findUniqueOrThrow({
      where: { serial: first },
      include: { document: true, credential: true },
    })
    await passFinal(person, world)
    expect(await findConfirmedName(person, course)).toBeNull()
    expect(await issue(person, course, agreesWithLog, world)).toEqual({ ok: false, reason: 'name-not-confirmed' })
    await confirmName(person, course, { name: 'Ann Renewed' }, world)
    const outcomes = await Promise.all([0, 1, 2].map(() => issue(person, course, agreesWithLog, world)))
    const [issued] = outcomes
    if (!issued?.ok) throw new Error('no certificate')
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.serial)).size).toBe(1)
    const row = await db.certificate.findUniqueOrThrow({
      where: { serial: issued.serial },
      include: { enrollment: true, credential: true },
    })
    expect(row).toMatchObject({
      name: 'Ann Renewed',
      supersedesId: null,
      completedAt: world.now(),
      enrollment: { kind: 'recertification' },
      expiresAt: new Date('2030-10-26T03:59:59.999Z'),
    })
    expect(JSON.parse(row.credential?.json ?? '{}').credentialSubject.activityStartDate).toBe(
      '2028-10-25T08:00:00-04:00',
    )
    expect(
      await db.certificate.findUniqueOrThrow({
        where: { serial: first },
        include: { document: true, credential: true },
      }),
    ).toEqual(before)
    expect(await recordedStateOf(first)).toBe('current')
    expect(await states(person, world.now())).toEqual([
      [issued.serial, 'valid'],
      [first, 'valid'],
    ])
    expect(await findProgress(person, course)).toMatchObject({ satisfied: true })
    expect(await may()).toEqual({ ok: false, reason: 'already-passed' })
  })

  test('a correction of an earlier certificate is not the newest, though issued last', async () => {
    const renewed = await findRenewal(person, course, world.now())
    const [latest] = await states(person, world.now())
    world.pass(60 * day)
    const corrected = await correct(
      operator,
      { serial: first, name: 'Ann First', reason: 'misspelled' },
      agreesWithLog,
      world,
    )
    if (!corrected.ok) throw new Error(corrected.reason)
    expect(await findRenewal(person, course, world.now())).toEqual(renewed)
    expect(await states(person, world.now())).toEqual([latest, [corrected.serial, 'expired'], [first, 'superseded']])
  })

  test('the next renewal ends the finished one', async () => {
    expect(await renew(person, course, world)).toEqual({ ok: false, reason: 'too-early' })
    world.pass(800 * day)
    expect(await renew(person, course, world)).toEqual({ ok: true })
    expect(await liveRenewals(person)).toBe(1)
    const ended = await db.enrollment.findFirst({
      where: { accountId: person.accountId, kind: 'recertification', endedAt: world.now() },
    })
    const action = await db.auditEvent.findFirst({ where: { subjectId: person.accountId }, orderBy: { id: 'desc' } })
    expect(action).toMatchObject({ action: 'enrollment.renewed', details: { ends: ended?.id } })
    expect(await db.enrollment.count({ where: { accountId: person.accountId } })).toBe(3)
    expect(await may()).toEqual({ ok: true })
    await passFinal(person, world)
    await confirmName(person, course, { name: 'Ann Renewed' }, world)
    expect(await issue(person, course, agreesWithLog, world)).toMatchObject({ ok: true })
    expect((await states(person, world.now())).map(([, state]) => state)).toEqual([
      ...['valid', 'expired', 'expired', 'superseded'],
    ])
  })
})

test('a first-time learner has no extra requirements', async () => {
  const person = await learner()
  await satisfied(person, course)
  expect(await findRenewal(person, course, new Date())).toEqual({ state: 'none' })
  expect(await settleEligibility(person, { course, quiz: final })).toMatchObject({ renews: false })
})
