import fc from 'fast-check'
import { beatCapMs, creditOf, leastMs, readingCapMs } from './clock'

/**
 * What happens in made-up lives of one learner: pages are opened, say that somebody is there, again and again, and clocks are set;
 * "Begin" is pressed here and there, and lessons are marked as read.
 */
type Step = { kind: 'open' } | { kind: 'beat' | 'begin' | 'mark'; view: number } | { kind: 'pass'; ms: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: 'open' } as const) },
  { weight: 5, arbitrary: fc.nat(99).map((view) => ({ kind: 'beat', view }) as const) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 60_000 }).map((ms) => ({ kind: 'pass', ms }) as const) },
  { weight: 1, arbitrary: fc.integer({ min: -300_000, max: 600_000 }).map((ms) => ({ kind: 'pass', ms }) as const) },
)

export const steps = fc.array(step, { maxLength: 60 })

const reading = fc.record({ kind: fc.constantFrom('begin', 'mark'), view: fc.nat(99) })
export const lives = fc.array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 2, arbitrary: reading }), {
  maxLength: 40,
})

export const begins = Date.UTC(2040, 0, 1)

interface Counted {
  at: number
  capMs: number
  creditMs: number
}

/** The same without a database: all that lib/training/time/tick.ts keeps. Beats and marks name a view that was opened, whichever. */
export function simulate(taken: readonly Step[]) {
  let now = begins
  let latest = now
  let clock: number | null = null
  const views: number[] = []
  const beats: (Counted & { view: number })[] = []
  for (const one of taken) {
    if (one.kind === 'pass') now += one.ms
    latest = Math.max(latest, now)
    if (one.kind === 'open' || one.kind === 'begin') {
      clock ??= now
      views.push(now)
    }
    if ((one.kind !== 'beat' && one.kind !== 'mark') || clock === null) continue
    const view = one.view % views.length
    const capMs = one.kind === 'beat' ? beatCapMs : readingCapMs({ minutes: 5 })
    const span = { since: new Date(views[view] ?? now), capMs }
    const creditMs = creditOf(new Date(clock), span, new Date(now))
    if (creditMs === 0) continue
    clock = now
    beats.push({ view, at: now, capMs, creditMs })
  }
  return { firstOpenedAt: views[0] ?? now, latest, beats }
}

/** Whether each moment was counted once, and none before the first page was opened: then it holds of any window. */
export function isCountedOnce(beats: readonly Counted[], firstOpenedAt: number): boolean {
  return beats.every(
    ({ at, creditMs, capMs }, index) =>
      at - creditMs >= (beats[index - 1]?.at ?? firstOpenedAt) && creditMs >= leastMs && creditMs <= capMs,
  )
}
