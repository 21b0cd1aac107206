import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCountedOnce, lives, simulate } from '@/fixtures/time'
import { beatCapMs, creditOf, readingCapMs } from './clock'
import { minimumMs } from './minimum'
import { expectedSentence, shortSentence } from './sentence'

const at = (seconds: number) => new Date(Date.UTC(2040, 0, 1) + seconds * 1000)
const span = (since: number) => ({ since: at(since), capMs: beatCapMs })

describe('counted time', () => {
  test.each([
    ['what passed since the page was opened', 0, 10, 25, 15],
    ['what passed since anything was counted', 20, 10, 25, 5],
    ['no more than the cap', 0, 10, 500, 30],
    ['nothing of a moment that was counted, also after a clock was set back', 25, 10, 20, 0],
    ['nothing from before the page was opened', 0, 30, 25, 0],
    ['nothing yet of less than a second', 24.5, 10, 25, 0],
  ])('%s', (_what, countedTo, since, now, seconds) => {
    expect(creditOf(at(countedTo), span(since), at(now))).toBe(seconds * 1000)
  })

  test('has each moment once and never exceeds the elapsed time, whatever is opened, begun, repeated or set back', () => {
    fc.assert(
      fc.property(lives, (taken) => {
        const { firstOpenedAt, latest, beats } = simulate(taken)
        expect(isCountedOnce(beats, firstOpenedAt)).toBe(true)
        const total = beats.reduce((sum, { creditMs }) => sum + creditMs, 0)
        expect(total).toBeLessThanOrEqual(latest - firstOpenedAt)
      }),
      { numRuns: 300 },
    )
  })

  test('has no gaps with the beats as told, on one page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 15_000, max: 25_000 }), { maxLength: 30 }), (waits) => {
        const { beats } = simulate([
          { kind: 'open' },
          ...waits.flatMap((ms) => [pass(ms), { kind: 'beat', view: 0 } as const]),
        ])
        expect(beats.map(({ creditMs }) => creditMs)).toEqual(waits)
      }),
      { numRuns: 30 },
    )
  })
})

const pass = (ms: number) => ({ kind: 'pass', ms }) as const

test('Begin to Mark as read counts the lesson’s minutes at most', () => {
  expect([3, 8.35].map((minutes) => readingCapMs({ minutes }))).toEqual([180_000, 501_000])
})

test('the minimum is a share of the lesson’s minutes, without the step that a content note lets everyone skip', () => {
  const step = (title: string, minutes: number) => ({ id: title, title, minutes, check: null })
  const steps = [step('One', 5), step('Two', 3.35)]
  const lesson = { minutes: 8.35, steps, contentNote: null }
  const contentNote = { topic: 'harm', section: 'Two', alternative: 'Some harm was done.', facts: [] }
  expect(minimumMs({ time: { minimumShare: 0.5 } }, lesson)).toBe(250_500)
  expect(minimumMs({ time: { minimumShare: 0.5 } }, { ...lesson, contentNote })).toBe(150_000)
  expect(minimumMs({ time: { minimumShare: 0 } }, lesson)).toBe(0)
})

describe('sentences', () => {
  test.each([
    [0, 250_500, 'At least 5 minutes are expected on this lesson. You may mark it as read at any time.'],
    [20_000, 250_500, 'At least 4 more minutes are expected on this lesson. You may mark it as read at any time.'],
    [249_000, 250_500, 'At least 1 more minute is expected on this lesson. You may mark it as read at any time.'],
    [250_500, 250_500, 'You have spent the time expected on this lesson.'],
    [0, 0, 'You may mark this lesson as read at any time.'],
  ])('%d of %d', (activeMs, minimum, sentence) => {
    expect(expectedSentence(activeMs, minimum)).toBe(sentence)
  })

  const informs = { time: { rule: 'inform' } } as const

  test('a lesson read early gets what counts and who sees it; others get nothing', () => {
    expect(shortSentence(130_000, 250_500, informs)).toBe(
      'The server counted about 2 of the 5 minutes expected at least on this lesson. It counts as read. Your coordinator, if you have one, can see the time.',
    )
    expect(shortSentence(130_000, 250_500, { time: { rule: 'hold' } })).toContain('your certificate waits for the rest')
    expect(shortSentence(59_000, 60_000, informs)).toContain('less than one of the 1 minute expected')
    const enough = [shortSentence(250_500, 250_500, informs), shortSentence(null, 250_500, informs)]
    expect([...enough, shortSentence(0, null, informs)]).toEqual([null, null, null])
  })
})
