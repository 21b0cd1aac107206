import { expect, test } from 'vitest'
import { type MandateVersionView, versionOn } from './rule'
import { exceptionInput, mandateEnding, mandateInput } from './schema'

const form = {
  title: 'In-service',
  authority: 'A board',
  citation: '',
  hours: '4',
  topics: 'Law: 1,5\r\nInterviewing: 2\r\n',
  cycle: 'interval' as const,
  months: '24',
  firstDays: '90',
  years: '',
  endsOn: '',
  needsApproval: true,
  countsClassroom: false,
  courses: [{ courseId: 'one', approvalNumber: ' ', topics: 'law: 1' }],
  effectiveFrom: '2026-01-01',
  effectiveUntil: '',
}

const wrongFields = (part: Partial<Record<keyof typeof form, unknown>>) => {
  const { error } = mandateInput.safeParse({ ...form, ...part })
  return error?.issues.map(({ path }) => path[0])
}

test('a form becomes a rule with minutes, topics and a cycle', () => {
  expect(mandateInput.parse(form)).toMatchObject({
    effectiveFrom: '2026-01-01',
    effectiveUntil: null,
    rule: {
      minutes: 240,
      topics: [
        { name: 'Law', minutes: 90 },
        { name: 'Interviewing', minutes: 120 },
      ],
      cycle: { kind: 'interval', months: 24 },
      courses: [{ courseId: 'one', approvalNumber: null, topics: [{ name: 'law', minutes: 60 }] }],
      firstDays: 90,
    },
  })
  const yearly = { cycle: 'period' as const, years: '1', endsOn: '2026-12-31' }
  expect(mandateInput.parse({ ...form, ...yearly }).rule.cycle).toEqual({
    kind: 'period',
    years: 1,
    endsOn: '2026-12-31',
  })
})

test('a form without what its cycle needs, or with topics that do not fit, names the field', () => {
  expect(wrongFields({ months: '0', firstDays: 'soon' })).toEqual(['firstDays', 'months'])
  expect(wrongFields({ cycle: 'period' })).toEqual(['years', 'endsOn'])
  expect(wrongFields({ cycle: 'never' })).toEqual(['cycle'])
  expect(wrongFields({ topics: 'Law' })).toContain('topics')
  expect(wrongFields({ topics: 'Law: 1\nlaw: 1' })).toEqual(['topics'])
  expect(wrongFields({ topics: 'Law: 5' })).toEqual(['topics'])
  expect(wrongFields({ courses: [{ courseId: 'one', approvalNumber: '', topics: 'Knots: 1' }] })).toEqual(['courses'])
  expect(wrongFields({ courses: [] })).toEqual(['courses'])
  expect(wrongFields({ effectiveUntil: '2025-12-31' })).toEqual(['effectiveUntil'])
})

test('a day before 1900 is refused with one sentence', () => {
  const early = [{ message: 'Enter a date in 1900 or later.' }]
  const yearly = { ...form, cycle: 'period' as const, years: '1' }
  for (const day of ['0000-12-31', '0050-12-31', '1899-12-31']) {
    expect(mandateInput.safeParse({ ...yearly, endsOn: day }).error?.issues).toMatchObject(early)
    expect(mandateInput.safeParse({ ...form, effectiveFrom: day }).error?.issues).toMatchObject(early)
    const ending = { lastDay: day, endReason: 'Repealed', version: '1' }
    expect(mandateEnding.safeParse(ending).error?.issues).toMatchObject(early)
    const waiver = { mandateId: crypto.randomUUID(), kind: 'waiver', until: day, authority: 'A board', reason: 'Leave' }
    expect(exceptionInput.safeParse(waiver).error?.issues).toMatchObject(early)
  }
  const [first] = mandateInput.safeParse({ ...form, effectiveUntil: '0000-12-31' }).error?.issues ?? []
  expect(first).toMatchObject({ path: ['effectiveUntil'], ...early[0] })
  expect(mandateInput.safeParse({ ...yearly, endsOn: '1900-01-01' }).success).toBe(true)
})

test('on each day, the newest version that is effective by then counts, until its last day', () => {
  const { rule } = mandateInput.parse(form)
  const version = (
    number: number,
    effectiveFrom: string,
    effectiveUntil: string | null = null,
  ): MandateVersionView => ({
    ...{ number, effectiveFrom, effectiveUntil, rule, reason: null, recordedAt: new Date(), recordedBy: 'Ann Example' },
  })
  const versions = [version(3, '2027-01-01', '2027-06-30'), version(2, '2028-01-01'), version(1, '2026-01-01')]
  const numberOn = (day: string) => versionOn(versions, day)?.number ?? null
  expect(numberOn('2025-12-31')).toBeNull()
  expect(numberOn('2026-12-31')).toBe(1)
  expect(numberOn('2027-06-30')).toBe(3)
  expect(numberOn('2027-07-01')).toBeNull()
  expect(numberOn('2028-01-01')).toBeNull()
})
