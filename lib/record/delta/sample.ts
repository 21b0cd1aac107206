import { randomUUID } from 'node:crypto'
import { unitHashes } from '@/lib/content/course/change'
import type { Edition } from '@/lib/content/course/edition'
import { listUnits } from '@/lib/content/course/lookup'
import { sampleCourse } from '@/lib/content/course/sample'
import { sampleFiles } from '@/lib/content/course/sample-files'
import type { Course, Encounter, Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { findDelta } from './queries'

/* For tests: a course that changes. */

type Change = Edition['changes'][number]
type Step = [course: Course, ...changes: Change[]]
export const change = (unit: string, kind: Change['class']): Change => ({
  units: [unit],
  class: kind,
  what: `${unit} changed.`,
})

/** A course in the states of its change file, each of which tells of those before. */
export function published(...steps: Step[]): Course[] {
  const history = steps.map(([course, ...changes]) => {
    const { edition, hash } = course
    return { edition, on: '2026-11-25', hash, units: unitHashes(course), changes }
  })
  // The sample is too short for a certificate.
  const minutes = { words: 0, practiceItems: 1, quizItems: 3, minutes: 60, hours: 1 }
  return steps.map(([course], index) => ({ ...course, minutes, history: history.slice(0, index + 1) }))
}

export async function makeVariant() {
  const id = `law-${randomUUID().slice(0, 8)}`
  return (...changes: Parameters<typeof sampleCourse>) =>
    sampleCourse([sampleFiles.course, 'id: pilot', `id: ${id}`], ...changes)
}

export const reworded: [string, string, string] = [sampleFiles.lesson, 'Wait.', 'Wait here.']
export const askedAnew: [string, string, string] = [
  sampleFiles.encounter,
  'Ask how he is, and wait.',
  'Ask how he is, and listen.',
]
export const partsOf = (course: Course) => listUnits(course) as unknown as [Lesson, unknown, Encounter]
export const left = async (person: Learner, course: Course) =>
  (await findDelta(person, course)).left.map(({ id }) => id)
export const deltasOf = ({ accountId }: Learner) =>
  db.enrollment.findMany({ where: { accountId, kind: 'delta' }, include: { deltaUnits: true } })
export const rowOf = (serial: string) => db.certificate.findUniqueOrThrow({ where: { serial } })
