import { addCounts, type Counts, type Shares, sharesOf } from './counts'

/** In course order. The first attempt counts; an encounter's last run is a separate stage. */
export const stages = ['before', 'course', 'first-run', 'last-run', 'final', 'after'] as const
export type Stage = (typeof stages)[number]

export const stageTitles: Record<Stage, string> = {
  before: 'Before: pre-test',
  course: 'In the course: quizzes of modules',
  'first-run': 'Encounters, first run',
  'last-run': 'Encounters, last run',
  final: 'At the end: final',
  after: 'After: spaced cases',
}

export type StageTallies = Partial<Record<Stage, Counts>>

/** With fewer people a difference says more about individuals than about the course. */
export const fewestLearners = 30

/** With fewer people no sum of spaced cases or encounters is shown: one person's, or who read a case, could be identified. */
export const fewestInSum = 5
const summedOnly: readonly Stage[] = ['first-run', 'last-run', 'after']

export interface StageSummary {
  stage: Stage
  learners: number
  counts: Counts
  shares: Shares
}

export function summarizeStages(people: readonly StageTallies[]): StageSummary[] {
  return stages.flatMap((stage) => {
    const tallies = people.flatMap((one) => one[stage] ?? [])
    if (tallies.length < (summedOnly.includes(stage) ? fewestInSum : 1)) return []
    const counts = addCounts(tallies)
    return [{ stage, learners: tallies.length, counts, shares: sharesOf(counts) }]
  })
}
