import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { issue } from '@/lib/record/certificate/issue'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { isRequired } from '@/lib/training/progress/satisfied'
import type { DemoClock } from '@/prisma/demo-clock'
import { readPages } from '@/prisma/demo-reading'
import { enrolled, learner, stillWorld, unitDone } from '@/prisma/factories'
import { practicedAndRead } from '@/prisma/lesson-done'

export type PatternKind = 'begun' | 'halfway' | 'certified'

const shares: [PatternKind, number][] = [
  ['begun', 0],
  ['halfway', 0.5],
  ['certified', 1],
]

/** Uses the verbs, with a browser's heartbeats throughout each lesson. */
export async function makePatterns(): Promise<Map<PatternKind, Learner>> {
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('There is no course.')
  const units = listUnits(course).filter(isRequired)
  const learners = new Map<PatternKind, Learner>()
  for (const [kind, share] of shares) {
    const clock = stillWorld(new Date(Date.now() - 86_400_000).toISOString())
    const person = await learner({ name: 'Sample Person', email: `${kind}@bench.example` }, clock)
    await enrolled(person, course, clock)
    for (const unit of units.slice(0, units.length * share)) await finish(person, course, unit, clock)
    if (share === 1) await certify(person, course, clock)
    learners.set(kind, person)
  }
  return learners
}

async function finish(person: Learner, course: Course, unit: Unit, clock: DemoClock): Promise<void> {
  if (unit.kind !== 'lesson') return unitDone(person, course, unit, clock)
  const pages = [{ page: 'lesson' as const, sessionId: 'bench' }]
  await readPages(person, { course, lesson: unit, pages }, unit.minutes, clock)
  await practicedAndRead(person, course, unit, clock)
}

async function certify(person: Learner, course: Course, clock: DemoClock): Promise<void> {
  await confirmName(person, course, { name: person.name }, clock)
  const issued = await issue(person, course, agreesWithLog, clock)
  if (!issued.ok) throw new Error(issued.reason)
}
