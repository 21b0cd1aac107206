import { z } from 'zod'
import { shareMs } from '@/lib/training/time/minimum'

/** Versions from before the rule inform, and their lessons have no minutes. */
const terms = z.object({
  time: z
    .object({
      minimumShare: z.number(),
      rule: z.enum(['inform', 'hold']).default('inform'),
      flags: z.array(z.string()).default([]),
    })
    .default({ minimumShare: 0, rule: 'inform', flags: [] }),
  modules: z.array(
    z.object({ units: z.array(z.object({ id: z.string(), kind: z.string(), heldMinutes: z.number().optional() })) }),
  ),
})

export interface TimeTerms {
  rule: 'inform' | 'hold'
  minimumShare: number
  flags: string[]
  /** Null for a lesson without minutes in this version. */
  minimums: ReadonlyMap<string, number | null>
}

export function timeTermsOf(outline: unknown): TimeTerms {
  const { time, modules } = terms.parse(outline)
  const lessons = modules.flatMap(({ units }) => units.filter(({ kind }) => kind === 'lesson'))
  const minimums = new Map(
    lessons.map(({ id, heldMinutes }) => [
      id,
      heldMinutes === undefined ? null : shareMs(time.minimumShare, heldMinutes),
    ]),
  )
  return { ...time, minimums }
}

export interface LessonSeatTime {
  unitId: string
  activeMs: number
  minimumMs: number
  accepted: boolean
}

export interface SeatTime {
  enrollmentId: string
  rule: 'inform' | 'hold'
  minimumShare: number
  /** Total of everything in the course. */
  activeMs: number
  activeByUnit: ReadonlyMap<string, number>
  /** The lessons that were read, in the order of the course. */
  lessons: LessonSeatTime[]
  /** Open time flags of the kinds that the course names, and that no acceptance covers. */
  flags: { id: string; kind: string }[]
}

export function shortLessons({ lessons }: Pick<SeatTime, 'lessons'>): LessonSeatTime[] {
  return lessons.filter(({ activeMs, minimumMs, accepted }) => activeMs < minimumMs && !accepted)
}

/** The certificate waits. */
export function isHeld(time: Pick<SeatTime, 'rule' | 'lessons' | 'flags'>): boolean {
  return time.rule === 'hold' && (shortLessons(time).length > 0 || time.flags.length > 0)
}
