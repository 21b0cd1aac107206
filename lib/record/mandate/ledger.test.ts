import { beforeAll, describe, expect, test } from 'vitest'
import { outsidePdf } from '@/fixtures/outside'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { revoke } from '@/lib/record/certificate/revoke'
import { recordAttendance } from '@/lib/record/classroom/record-attendance'
import { recordSession } from '@/lib/record/classroom/record-session'
import { decideOutside } from '@/lib/record/outside-certificate/decide-outside'
import { openToPeople } from '@/lib/record/outside-certificate/open-to-people'
import { requireOutside } from '@/lib/record/outside-certificate/queries'
import { sendOutside } from '@/lib/record/outside-certificate/send-outside'
import { withdrawOutside } from '@/lib/record/outside-certificate/withdraw-outside'
import {
  actionsAbout,
  certified,
  cohort,
  enrolled,
  joined,
  learner,
  organization,
  stillWorld,
} from '@/prisma/factories'
import { addMandate } from './add-mandate'
import { findLedger, listOwnLedgers } from './ledger'
import { makeException } from './make-exception'
import type { MandateRule } from './rule'

const world = stillWorld('2026-11-25T12:00:00Z')
const now = world.now()
let course: Course

beforeAll(async () => {
  ;[course] = (await loadCatalog()).courses as [Course]
})

async function agency() {
  const { coordinator, account } = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const member = await learner({}, world)
  await joined(member, code, world)
  return { coordinator, account, code, member }
}

const rule = (part: Partial<MandateRule> = {}): MandateRule => ({
  ...{ title: 'In-service', authority: 'A board', citation: '', topics: [], firstDays: 0 },
  ...{ minutes: course.minutes.hours * 60, cycle: { kind: 'interval', months: 24 } },
  ...{ needsApproval: false, countsClassroom: false },
  courses: [{ courseId: course.id, approvalNumber: null, topics: [] }],
  ...part,
})

const add = (coordinator: Parameters<typeof addMandate>[0], asked: MandateRule) =>
  addMandate(coordinator, { rule: asked, effectiveFrom: '2026-01-01', effectiveUntil: null }, world)

describe('a person’s hours', () => {
  test('include another provider’s certificate once it is accepted, until it is withdrawn, in its organization alone', async () => {
    const { coordinator, member } = await agency()
    const other = await agency()
    await joined(member, other.code, world)
    const topics = [{ name: 'Interviewing', minutes: 60 }]
    const asked = rule({ minutes: 90, topics, courses: [], countsClassroom: true })
    for (const one of [coordinator, other.coordinator]) await add(one, asked)
    await openToPeople(coordinator, { isOpen: true }, world)
    const given = {
      provider: 'State academy',
      title: 'Talking',
      earnedOn: '2026-11-20',
      hours: 90,
      topics: 'Interviewing',
    }
    const { organizationId } = coordinator
    const sent = await sendOutside(member, { ...given, organizationId, bytes: outsidePdf() }, world)
    const source = sent.ok ? sent.certificateId : ''
    const entryOf = async (one = coordinator) => (await findLedger(one, member.accountId, now)).entries[0]
    expect((await entryOf())?.judgment).toMatchObject({ state: 'due', counted: [] })
    await decideOutside(coordinator, { versionId: source, outcome: 'accepted' }, world)
    const entry = await entryOf()
    expect(entry?.judgment).toMatchObject({ state: 'met', metOn: '2026-11-20' })
    expect(entry?.judgment.counted).toMatchObject([{ credit: { source, provider: 'State academy' }, minutes: 90 }])
    expect(entry?.tally).toMatchObject([{ counted: 90 }, { topic: 'Interviewing', counted: 90 }])
    expect((await entryOf(other.coordinator))?.judgment).toMatchObject({ counted: [] })
    const versionId = (await requireOutside(coordinator, source)).at(-1)?.id ?? ''
    await withdrawOutside(coordinator, { versionId, reason: 'Entered twice' }, world)
    expect((await entryOf())?.judgment).toMatchObject({ counted: [] })
  })

  test('are those of the certificate, and of classroom sessions of the organization', async () => {
    const { coordinator, member } = await agency()
    const serial = await certified(member, course, world)
    const taught = { title: 'Interviewing', heldOn: '2026-11-24', hours: 90, place: 'Room', instructor: 'Trainer' }
    const sessionId = await recordSession(coordinator, { ...taught, topics: 'Knots\ninterviewing' }, world)
    await recordAttendance(coordinator, { sessionId, accountIds: [member.accountId] }, world)
    const topics = [{ name: 'Interviewing', minutes: 60 }]
    await add(coordinator, rule({ minutes: course.minutes.hours * 60 + 90, topics, countsClassroom: true }))
    const { person, entries } = await findLedger(coordinator, member.accountId, now)
    expect(person.name).toBe(member.name)
    const [entry] = entries
    expect(entry?.judgment).toMatchObject({ state: 'met', dueOn: '2028-11-25' })
    expect(entry?.judgment.counted.map(({ credit }) => credit.source)).toEqual([sessionId, serial])
    expect(entry?.tally).toEqual([
      { topic: null, required: course.minutes.hours * 60 + 90, counted: course.minutes.hours * 60 + 90 },
      { topic: 'Interviewing', required: 60, counted: 90 },
    ])
    expect((await listOwnLedgers(member, now)).map(({ entries: own }) => own)).toEqual([entries])
  })

  test('name the missing ones, with a forecast of courses under way', async () => {
    const { coordinator, member } = await agency()
    await enrolled(member, course, world)
    await add(coordinator, rule())
    const [entry] = (await findLedger(coordinator, member.accountId, now)).entries
    expect(entry?.judgment).toMatchObject({ state: 'due', dueOn: '2026-11-25', counted: [] })
    expect(entry?.tally).toMatchObject([{ counted: 0 }])
    expect(entry?.forecast).toMatchObject([{ counted: course.minutes.hours * 60 }])
    expect(entry?.planned.map(({ credit }) => credit.courseId)).toEqual([course.id])
  })

  test('lose a revoked certificate, which stays in the list', async () => {
    const { coordinator, member } = await agency()
    const serial = await certified(member, course, world)
    await add(coordinator, rule())
    await revoke(operator, { serial, reason: 'Issued by mistake' }, world)
    const [entry] = (await findLedger(coordinator, member.accountId, now)).entries
    expect(entry?.judgment).toMatchObject({ state: 'revoked', counted: [] })
    expect(entry?.judgment.others).toMatchObject([{ counting: 'revoked', credit: { source: serial } }])
  })

  test('leave out a certificate from before they joined, unless they consent', async () => {
    const { coordinator, code } = await agency()
    const newcomer = await learner({}, world)
    await certified(newcomer, course, world)
    const later = stillWorld('2026-11-26T12:00:00Z')
    await joined(newcomer, code, later)
    await add(coordinator, rule())
    const [entry] = (await findLedger(coordinator, newcomer.accountId, later.now())).entries
    expect(entry?.judgment).toMatchObject({ state: 'due', counted: [], others: [] })
  })
})

describe('an exception', () => {
  const input = { kind: 'waiver' as const, until: '2026-12-31', authority: 'A board', reason: 'On leave' }

  test('is refused for oneself, for another organization’s person or mandate, and for the past', async () => {
    const [ours, theirs] = [await agency(), await agency()]
    const mandateId = await add(ours.coordinator, rule())
    const { accountId } = ours.member
    const make = (part: object) => makeException(ours.coordinator, { ...input, mandateId, accountId, ...part }, world)
    const missing = { code: 'not-found' }
    await expect(make({ accountId: theirs.member.accountId })).rejects.toMatchObject(missing)
    await expect(make({ mandateId: await add(theirs.coordinator, rule()) })).rejects.toMatchObject(missing)
    await joined(ours.account, ours.code, world)
    await expect(make({ accountId: ours.coordinator.accountId })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await make({ until: '2026-11-24' })).toEqual({ ok: false, reason: 'past' })
    await expect(findLedger(theirs.coordinator, accountId, now)).rejects.toMatchObject(missing)
    expect(await db.mandateException.count({ where: { mandateId } })).toBe(0)
  })

  test('counts until its day or until a newer one ends it, and is logged', async () => {
    const { coordinator, member } = await agency()
    const at = stillWorld('2026-11-25T12:00:00Z')
    const mandateId = await add(coordinator, rule())
    const { accountId } = member
    const state = async () => (await findLedger(coordinator, accountId, at.now())).entries[0]?.judgment.state
    await makeException(coordinator, { ...input, mandateId, accountId }, at)
    expect(await state()).toBe('waived')
    at.pass(1)
    await makeException(coordinator, { ...input, kind: 'extension', mandateId, accountId }, at)
    expect(await state()).toBe('extended')
    at.pass(1)
    await makeException(coordinator, { ...input, kind: 'none', until: null, mandateId, accountId }, at)
    expect(await state()).toBe('due')
    const [entry] = (await findLedger(coordinator, accountId, at.now())).entries
    expect(entry?.exceptions.map(({ kind }) => kind)).toEqual(['none', 'extension', 'waiver'])
    expect((await actionsAbout(member)).filter((one) => one === 'mandate.exception-made')).toHaveLength(3)
  })

  test('excuses a period if it waived its last day, also after a newer exception', async () => {
    const { coordinator, member } = await agency()
    const mandateId = await add(coordinator, rule({ cycle: { kind: 'period', years: 1, endsOn: '2026-12-31' } }))
    const { accountId } = member
    const newYear = stillWorld('2027-01-01T12:00:00Z')
    const judgment = async () => (await findLedger(coordinator, accountId, newYear.now())).entries[0]?.judgment
    const make = (part: object, day: string) =>
      makeException(coordinator, { ...input, mandateId, accountId, ...part }, stillWorld(`${day}T12:00:00Z`))
    expect(await judgment()).toMatchObject({ state: 'overdue', dueOn: '2026-12-31' })
    await make({}, '2026-11-26')
    expect(await judgment()).toMatchObject({ state: 'due', dueOn: '2027-12-31', waivedUntil: null })
    await make({ kind: 'none', until: null }, '2027-01-01')
    expect(await judgment()).toMatchObject({ state: 'due', dueOn: '2027-12-31' })
  })

  test('does not excuse a period if it ended before its last day', async () => {
    const { coordinator, member } = await agency()
    const mandateId = await add(coordinator, rule({ cycle: { kind: 'period', years: 1, endsOn: '2026-12-31' } }))
    const { accountId } = member
    const make = (part: object, day: string) =>
      makeException(coordinator, { ...input, mandateId, accountId, ...part }, stillWorld(`${day}T12:00:00Z`))
    await make({}, '2026-11-26')
    await make({ kind: 'none', until: null }, '2026-12-31')
    const { entries } = await findLedger(coordinator, accountId, stillWorld('2027-01-01T12:00:00Z').now())
    expect(entries[0]?.judgment.state).toBe('overdue')
  })
})
