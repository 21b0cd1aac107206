import type { Course, Quiz } from '@/lib/content/course/schema'
import type { Confidence, Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { respond } from '@/lib/training/attempt/respond'
import { storedItem } from '@/lib/training/attempt/schema'
import { show } from '@/lib/training/attempt/show'
import { startAttempt } from '@/lib/training/attempt/start'
import { submit } from '@/lib/training/attempt/submit'
import { attestedBy, openFrom } from './factories'

interface Answer {
  value: string[]
  confidence?: Confidence
}

/** Takes an attempt to submission, showing each item before answering it. Resumes an open one. */
export async function taken(
  person: Learner,
  course: Course,
  quiz: Quiz,
  { answers, world }: { answers: (item: Item, position: number) => Answer; world: World },
): Promise<void> {
  const started = await startAttempt(person, { course: openFrom(course), quiz, attested: attestedBy(person) }, world)
  if (!started.ok) throw new Error(started.reason)
  const { attemptId } = started
  const rows = await db.attemptItem.findMany({ where: { attemptId }, include: { version: true } })
  for (const { position, version } of rows.toSorted((a, b) => a.position - b.position)) {
    const answer = answers(storedItem.parse(version.item), position)
    await show(person, { attemptId, position }, world)
    await respond(person, quiz, { attemptId, position, ...answer, flagged: false }, world)
  }
  await submit(person, { attemptId }, world)
}
