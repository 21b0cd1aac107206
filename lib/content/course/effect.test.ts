import { describe, expect, test } from 'vitest'
import { effectOf, readUpTo } from './effect'
import type { Fact } from './register-source'

const fact = (effectiveFrom: string | null, ...pageDates: (string | null)[]): Fact => ({
  id: 'F-SMP-01',
  statement: 'It is so.',
  citation: '1 U.S.C. 1',
  readFrom: pageDates.map((pageDate) => ({ title: 'A page', url: 'https://example.org', kind: 'statute', pageDate })),
  accessed: 'stored copy',
  status: 'confirmed',
  effectiveFrom,
  recheck: null,
})
const read = '2026-03-26'
const today = '2026-11-25'

describe('the effect of a fact', () => {
  test('is in force once a page of that day or later was read', () => {
    expect(effectOf(fact('2024-08-28', '2024-08-28'), read, today)).toEqual({ when: '2024-08-28', kind: 'in-force' })
    expect(effectOf(fact('2024-08-28', '2023-01-01', '2025-01-01'), read, today)?.kind).toBe('in-force')
  })

  test('needs confirmation once the day has passed since its newest page', () => {
    expect(effectOf(fact('2026-07-15', '2026-01-12'), read, today)?.kind).toBe('confirm')
    expect(effectOf(fact(today, '2026-01-12'), read, today)?.kind).toBe('confirm')
  })

  test('is due until the day comes', () => {
    expect(effectOf(fact('2026-11-26', '2026-01-12'), read, today)?.kind).toBe('due')
  })

  test("is dated by the register's newest page when its own pages are undated", () => {
    expect(effectOf(fact('2026-01-01', null), read, today)?.kind).toBe('in-force')
    expect(effectOf(fact('2026-07-15', null), read, today)?.kind).toBe('confirm')
    expect(readUpTo([fact(null, '2025-01-01', null), fact(null, read), fact(null)])).toBe(read)
  })

  test('uses the month when no source prints the day', () => {
    expect(effectOf(fact('2026-07', '2026-01-12'), read, today)).toEqual({ when: '2026-07', kind: 'confirm' })
    expect(effectOf(fact('2026-07', '2026-07-02'), read, today)?.kind).toBe('in-force')
    expect(effectOf(fact('2026-12', '2026-01-12'), read, today)?.kind).toBe('due')
  })

  test('is null when no day is known', () => {
    expect(effectOf(fact(null, '2026-01-12'), read, today)).toBeNull()
  })
})
