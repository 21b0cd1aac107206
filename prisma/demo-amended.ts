import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { annotate } from '@/lib/record/amendment/annotate'
import { extend } from '@/lib/record/amendment/extend'
import { listAmendments } from '@/lib/record/amendment/queries'
import { reset } from '@/lib/record/amendment/reset'
import { waive } from '@/lib/record/amendment/waive'
import { dispose } from '@/lib/record/anomaly/dispose'
import { listAnomalies } from '@/lib/record/anomaly/queries'
import type { DispositionInput } from '@/lib/record/anomaly/schema'
import type { AnomalyKind } from '@/lib/record/anomaly/thresholds'
import { listPackets } from '@/lib/record/packet/queries'
import { requestPacket } from '@/lib/record/packet/request-packet'
import { requireEnrollment } from '@/lib/training/enrollment/queries'
import { lessonsOf, quizOf } from './course-parts'
import { clockOf, moving } from './demo-clock'

/* One learner with every kind of amendment, and a packet of the record. Each step is idempotent. */
const made: Partial<Record<AnomalyKind, DispositionInput>> = {
  'short-lesson': {
    outcome: 'explained',
    reason: 'Read from the printed copy in the training room, where I handed the copies out.',
  },
  'fast-answers': {
    outcome: 'to-be-repeated',
    reason: 'Answered faster than the questions can be read. We agreed on another attempt at the quiz.',
  },
}

export async function amended(coordinator: Coordinator, person: Learner, course: Course): Promise<void> {
  const { accountId } = person
  const world = moving(clockOf(person, '2026-10-16T13:40:00Z'), 140)
  for (const { id: anomalyId, kind } of await listAnomalies(coordinator, { accountId, state: 'open' })) {
    const input = made[kind]
    if (input) await dispose(coordinator, { anomalyId, ...input }, world)
  }
  const there = new Set((await listAmendments(person)).map(({ kind }) => kind))
  if (!there.has('reset')) {
    const reason = 'To be retaken, with time to read each question.'
    await reset(coordinator, { accountId, unit: quizOf(course), reason }, world)
  }
  const [, , , , taught] = lessonsOf(course)
  if (taught && !there.has('waiver')) {
    const reason = 'Taught in class on October 9. The sign-in sheet is on file with the training office.'
    await waive(coordinator, { accountId, unit: taught, reason }, world)
  }
  if (!there.has('extension')) {
    const { id: enrollmentId } = await requireEnrollment(person, course)
    const reason = 'The fall duty roster changed. The whole shift has until then.'
    await extend(coordinator, { accountId, enrollmentId, dueOn: '2026-12-18', reason }, world)
  }
  if (!there.has('annotation')) {
    const text = 'Takes the course in the training room, on a computer that several people share.'
    await annotate(coordinator, { accountId, object: null, text }, world)
  }
  if ((await listPackets(coordinator, 1)).length === 0) await requestPacket(coordinator, { accountId }, world)
}
