import { describe, expect, test, vi } from 'vitest'
import { addMonths, periodOn } from './calendar'
import type { Credit } from './credit'
import { type JudgedPerson, judgeMandate } from './judge-mandate'
import type { Cycle, MandateRule, MandateVersionView } from './rule'

const twoYears: Cycle = { kind: 'interval', months: 24 }
const yearly: Cycle = { kind: 'period', years: 1, endsOn: '2025-12-31' }

const rule = (part: Partial<MandateRule> = {}): MandateRule => ({
  ...{ title: 'In-service', authority: 'A board', citation: '', minutes: 240, topics: [], firstDays: 90 },
  ...{ cycle: twoYears, needsApproval: false, countsClassroom: true },
  courses: [{ courseId: 'police', approvalNumber: null, topics: [] }],
  ...part,
})

const version = (asked: MandateRule, effectiveFrom = '2020-01-01', number = 1): MandateVersionView => ({
  ...{ number, effectiveFrom, effectiveUntil: null, rule: asked, reason: null },
  ...{ recordedAt: new Date(0), recordedBy: 'Ann Example' },
})

let made = 0
const credit = (on: string, part: Partial<Credit> = {}): Credit => ({
  ...{ id: `credit-${made++}`, courseId: 'police', title: 'Course', on, minutes: 240, topics: [], source: 'any' },
  ...{ provider: null, revokedOn: null, ...part },
})
const session = (on: string, minutes: number, ...topics: string[]) => credit(on, { courseId: null, minutes, topics })

const person = (credits: Credit[], part: Partial<JudgedPerson> = {}): JudgedPerson => ({
  ...{ joinedOn: '2020-01-01', credits, exception: null, waived: [], ...part },
})

const judged = (asked: MandateRule, who: JudgedPerson, today: string) => judgeMandate([version(asked)], who, today)
const stateOf = (asked: MandateRule, who: JudgedPerson, today: string) => judged(asked, who, today)?.state

describe('an interval', () => {
  test('counts from the last completion, and from joining before the first', () => {
    const newcomer = person([], { joinedOn: '2026-01-01' })
    expect(judged(rule(), newcomer, '2026-04-01')).toMatchObject({ state: 'due', dueOn: '2026-04-01' })
    expect(stateOf(rule(), newcomer, '2026-04-02')).toBe('overdue')
    const done = person([credit('2024-02-29')])
    expect(judged(rule(), done, '2026-02-28')).toMatchObject({ state: 'met', metOn: '2024-02-29', dueOn: '2026-02-28' })
    expect(stateOf(rule(), done, '2026-03-01')).toBe('expired')
    const renewed = person([credit('2024-02-29'), credit('2025-06-30')])
    expect(judged(rule(), renewed, '2026-03-01')).toMatchObject({ state: 'met', dueOn: '2027-06-30' })
  })

  test('adds up training within its months, each course once', () => {
    const half = (on: string, courseId: string) => credit(on, { courseId, minutes: 120 })
    const courses = ['police', 'other'].map((courseId) => ({ courseId, approvalNumber: null, topics: [] }))
    const asked = rule({ courses })
    expect(stateOf(asked, person([half('2025-01-01', 'police'), half('2025-02-01', 'police')]), '2025-03-01')).toBe(
      'overdue',
    )
    expect(stateOf(asked, person([half('2025-01-01', 'police'), half('2025-02-01', 'other')]), '2025-03-01')).toBe(
      'met',
    )
    expect(stateOf(asked, person([half('2022-01-01', 'police'), half('2025-02-01', 'other')]), '2025-03-01')).toBe(
      'overdue',
    )
    expect(stateOf(asked, person([half('2025-01-01', 'police'), session('2025-02-01', 120)]), '2025-03-01')).toBe('met')
  })
})

describe('a period', () => {
  const asked = rule({ cycle: yearly })
  test('needs its own training; a missed one is overdue until training of the next', () => {
    const done = person([credit('2025-03-01')])
    expect(judged(asked, done, '2025-12-31')).toMatchObject({ state: 'met', dueOn: '2026-12-31' })
    expect(judged(asked, done, '2026-01-01')).toMatchObject({ state: 'due', dueOn: '2026-12-31' })
    expect(judged(asked, done, '2027-01-01')).toMatchObject({ state: 'overdue', dueOn: '2026-12-31' })
    expect(stateOf(asked, person([credit('2025-03-01'), credit('2027-01-02')]), '2027-02-01')).toBe('met')
  })

  test('first ends for a person after their first days', () => {
    const joined = (joinedOn: string) => person([], { joinedOn })
    expect(judged(asked, joined('2026-11-01'), '2027-01-05')).toMatchObject({ state: 'due', dueOn: '2027-12-31' })
    expect(judged(asked, joined('2026-06-01'), '2027-01-05')).toMatchObject({ state: 'overdue', dueOn: '2026-12-31' })
  })

  test('is not missed when a waiver held on its last day', () => {
    const waived = (from: string, until: string) => person([], { waived: [{ from, until }] })
    const dayAfter = (who: JudgedPerson) => judged(asked, who, '2027-01-01')
    expect(dayAfter(waived('2026-11-01', '2026-12-31'))).toMatchObject({ state: 'due', dueOn: '2027-12-31' })
    expect(dayAfter(waived('2026-11-01', '2026-12-30'))).toMatchObject({ state: 'overdue', dueOn: '2026-12-31' })
    expect(stateOf(asked, waived('2027-01-01', '2027-01-31'), '2027-02-01')).toBe('overdue')
    expect(stateOf(asked, waived('2026-11-01', '2026-12-31'), '2028-01-01')).toBe('overdue')
  })

  test('can be a block of years', () => {
    const block = { ...yearly, years: 2 } as const
    expect(periodOn(block, '2024-01-01')).toEqual({ from: '2024-01-01', until: '2025-12-31' })
    expect(periodOn(block, '2026-07-01')).toEqual({ from: '2026-01-01', until: '2027-12-31' })
    expect(periodOn(block, '2019-05-05')).toEqual({ from: '2018-01-01', until: '2019-12-31' })
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  })

  test('is found in a few steps also from a year below 100', () => {
    const steps = vi.spyOn(Date, 'UTC')
    const early = { ...yearly, endsOn: '0050-06-30' } as const
    expect(periodOn(early, '2026-07-01')).toEqual({ from: '2026-07-01', until: '2027-06-30' })
    expect(steps.mock.calls.length).toBeLessThan(40)
    steps.mockRestore()
  })
})

test('each credit is judged by the rule in force on its day', () => {
  const approved = { courseId: 'police', approvalNumber: 'A-1', topics: [] }
  const asked = rule({ needsApproval: true, countsClassroom: false })
  const versions = [version({ ...asked, courses: [approved] }, '2026-06-01', 2), version(asked)]
  const on = (day: string) => judgeMandate(versions, person([credit(day)]), '2026-07-01')?.state
  expect(on('2026-05-31')).toBe('not-approved')
  expect(on('2026-06-01')).toBe('met')
  expect(judgeMandate([version(asked, '2026-06-01')], person([credit('2026-05-31')]), '2026-07-01')?.state).toBe('due')
  expect(judgeMandate([{ ...version(asked), effectiveUntil: '2026-06-30' }], person([]), '2026-07-01')).toBeNull()
})

test('without an approval number that is required, nothing is ever met', () => {
  const asked = rule({ needsApproval: true })
  const done = judged(asked, person([credit('2026-01-01'), session('2026-01-02', 600)]), '2026-02-01')
  expect(done).toMatchObject({ state: 'not-approved', metOn: null, counted: [] })
  expect(done?.others).toHaveLength(2)
})

test('a revoked certificate counts for nothing and shows as revoked', () => {
  const revoked = person([credit('2026-01-01', { revokedOn: '2026-02-01' })])
  expect(judged(rule(), revoked, '2026-03-01')).toMatchObject({ state: 'revoked', metOn: null })
  expect(stateOf(rule(), person([...revoked.credits, credit('2026-02-10')]), '2026-03-01')).toBe('met')
})

test('topics need their own hours; a session that names several gives none of them', () => {
  const topics = [
    { name: 'Law', minutes: 60 },
    { name: 'Interviewing', minutes: 60 },
  ]
  const asked = rule({
    topics,
    courses: [{ courseId: 'police', approvalNumber: null, topics: [{ name: 'law', minutes: 90 }] }],
  })
  const state = (...credits: Credit[]) => stateOf(asked, person(credits), '2026-02-01')
  expect(state(credit('2026-01-01'))).toBe('overdue')
  expect(state(credit('2026-01-01'), session('2026-01-02', 60, 'interviewing', 'Knots'))).toBe('met')
  expect(state(credit('2026-01-01'), session('2026-01-02', 60, 'Interviewing', 'Law'))).toBe('overdue')
  expect(judged(asked, person([session('2026-01-02', 60, 'Knots')]), '2026-02-01')?.others).toEqual([])
  expect(state(credit('2026-01-01', { minutes: 30 }), session('2026-01-02', 240, 'Interviewing'))).toBe('overdue')
})

test('a waiver or an extension holds until its last day', () => {
  const late = (kind: 'waiver' | 'extension', until: string) => person([], { exception: { kind, until } })
  expect(stateOf(rule(), late('waiver', '2026-02-01'), '2026-02-01')).toBe('waived')
  expect(stateOf(rule(), late('waiver', '2026-02-01'), '2026-02-02')).toBe('overdue')
  expect(judged(rule(), late('extension', '2026-02-01'), '2026-02-01')).toMatchObject({
    state: 'extended',
    dueOn: '2026-02-01',
  })
  expect(stateOf(rule(), late('extension', '2026-02-01'), '2026-02-02')).toBe('overdue')
  const done = person([credit('2026-01-01')], { exception: { kind: 'waiver', until: '2026-12-31' } })
  expect(stateOf(rule(), done, '2026-02-01')).toBe('met')
})
