import type { Course, Quiz, Unit } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { findProgress } from '@/lib/training/progress/queries'
import { type EarlierAttempt, type Grants, type MayStart, mayStart } from './policy'

interface Asked {
  course: Course
  quiz: Quiz
  submitted: readonly EarlierAttempt[]
  eligibility: Grants & { renews: boolean }
}

/** Decides if an attempt may start; a final may wait for the course's other units. */
export async function findMayStart(learner: Learner, request: Asked, now: Date): Promise<MayStart> {
  const { course, quiz, submitted, eligibility } = request
  const may = mayStart(quiz, submitted, eligibility, now)
  // A renewal is by the final alone.
  if (!may.ok || quiz.role !== 'final' || course.opensAfter === 'nothing' || eligibility.renews) return may
  const units = await listUnitsBefore(learner, course, quiz)
  return units.length > 0 ? { ok: false, reason: 'units-left', units } : may
}

async function listUnitsBefore(learner: Learner, course: Course, quiz: Quiz): Promise<Unit[]> {
  const { units } = await findProgress(learner, course)
  return units.flatMap(({ unit, asked, done, again }) => (asked && (again || !done) && unit.id !== quiz.id ? unit : []))
}
