import type { Course, Lesson, Quiz } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Learner } from '@/lib/people/account/actor'
import { noticeAnomalies } from '@/lib/record/anomaly/notice'
import { listSubmittedAttempts } from '@/lib/training/attempt/queries'
import { lessonsOf, quizOf } from './course-parts'
import { clockOf, type DemoClock, moving } from './demo-clock'
import { readPages } from './demo-reading'
import { stillWorld, wrongOf } from './factories'
import { isRead, practicedAndRead } from './lesson-done'
import { taken } from './taken'

/* Three learners whose time a coordinator should review. Each step is idempotent. */

interface Noticed {
  hasty: Learner
  onTwoDevices: Learner
  hastier: Learner
}

export async function noticed(course: Course, { hasty, onTwoDevices, hastier }: Noticed): Promise<void> {
  const [, second, third, fourth] = lessonsOf(course) as [Lesson, Lesson, Lesson, Lesson]
  // The first scan ignores everything older.
  await noticeAnomalies(stillWorld('2026-10-13T19:00:00Z'))
  await sitting(hasty, '2026-10-13T19:12:00Z', (clock) => readInHaste(hasty, course, second, clock))
  await sitting(onTwoDevices, '2026-10-14T23:05:00Z', (clock) => readOnTwoDevices(onTwoDevices, course, third, clock))
  await sitting(hastier, '2026-10-15T18:20:00Z', async (clock) => {
    await readInHaste(hastier, course, fourth, clock)
    await answeredInHaste(hastier, course, quizOf(course), clock)
  })
}

/** Scans for anomalies half an hour later, as the worker would. */
async function sitting(person: Learner, at: string, does: (clock: DemoClock) => Promise<void>): Promise<void> {
  await does(clockOf(person, at))
  const later = stillWorld(at)
  later.pass(30)
  await noticeAnomalies(later)
}

async function readInHaste(person: Learner, course: Course, lesson: Lesson, clock: DemoClock): Promise<void> {
  if (await isRead(person, lesson)) return
  const sessionId = clock.id()
  await readPages(person, { course, lesson, pages: [{ page: 'lesson', sessionId }] }, 1, clock)
  await readPages(person, { course, lesson, pages: [{ page: 'practice', sessionId }] }, 0.5, clock)
  await practicedAndRead(person, course, lesson, moving(clock, 4))
}

async function readOnTwoDevices(person: Learner, course: Course, lesson: Lesson, clock: DemoClock): Promise<void> {
  if (await isRead(person, lesson)) return
  const pages = (['lesson', 'practice'] as const).map((page) => ({ page, sessionId: clock.id() }))
  await readPages(person, { course, lesson, pages }, 17, clock)
  await practicedAndRead(person, course, lesson, moving(clock, 15))
}

async function answeredInHaste(person: Learner, course: Course, quiz: Quiz, clock: DemoClock): Promise<void> {
  if ((await listSubmittedAttempts(person, quiz)).length > 0) return
  await taken(person, course, quiz, {
    answers: (item, position) => ({ value: position === 1 ? wrongOf(item) : keyOf(item) }),
    world: moving(clock, 3),
  })
}
