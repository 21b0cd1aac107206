import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { findLearnerTallies } from '@/lib/measurement/discrimination/queries'
import type { Coordinator } from '@/lib/people/account/actor'
import { type CurrentLearner, findCurrentLearner } from '@/lib/people/organization/membership/current-learner'
import { type FormerLearner, findFormerLearner } from '@/lib/people/organization/membership/ended-memberships'
import { listSuggestionsFor } from '@/lib/people/suggestion/queries'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { listAmendmentsFor } from '@/lib/record/amendment/queries'
import { listAnomalies } from '@/lib/record/anomaly/queries'
import { listAttended } from '@/lib/record/classroom/queries'
import { buildTranscript } from '@/lib/record/transcript/build'
import { listLateNotes } from '@/lib/training/assignment/late-notes'
import { findLearnerRecord } from '@/lib/training/attempt/learner-record'
import { listAttestations } from '@/lib/training/attempt/queries'
import { listLessonTimes } from '@/lib/training/time/queries'
import { findDetails } from './find-details'
import { listTakenCourses } from './taken-courses'

/** Everything on the page of a current or former learner. Errors: not-found. */
export async function loadPerson(coordinator: Coordinator, accountId: string) {
  if (!isUuid(accountId)) throw notFound()
  const [former, current, { courses }] = await Promise.all([
    findFormerLearner(coordinator, accountId),
    findCurrentLearner(coordinator, accountId),
    loadCatalog(),
  ])
  const loading = former ? loadFormer(coordinator, former) : current && loadCurrent(coordinator, current, courses)
  if (!loading) throw notFound()
  const object = `organization:${coordinator.organizationId}`
  const [person] = await Promise.all([
    loading,
    recordView(coordinator, { action: 'person.viewed', subjectId: accountId, object }),
  ])
  return person
}

/** As it was when they left. */
async function loadFormer({ timeZone }: Coordinator, former: FormerLearner) {
  return { former, transcript: await buildTranscript(former.subject, { timeZone, until: former.endedAt }) }
}

export type CurrentPerson = Awaited<ReturnType<typeof loadCurrent>>

async function loadCurrent(coordinator: Coordinator, learner: CurrentLearner, courses: readonly Course[]) {
  const { accountId, subject } = learner
  const { organizationId } = coordinator
  const units = courses.flatMap(listUnits)
  // Two courses may share a lesson.
  const lessonIds = [...new Set(units.flatMap(({ id, kind }) => (kind === 'lesson' ? id : [])))]
  const [record, details, suggestions, amendments, lateNotes, taken, attestations, times, attended, calls, flags] =
    await Promise.all([
      findLearnerRecord(coordinator, subject),
      findDetails(coordinator, accountId),
      listSuggestionsFor(coordinator, accountId),
      listAmendmentsFor(coordinator, subject),
      listLateNotes(coordinator, subject),
      listTakenCourses(coordinator, subject),
      listAttestations(coordinator, accountId),
      listLessonTimes(subject, lessonIds, organizationId),
      listAttended(subject, organizationId),
      Promise.all(
        courses.map(async (course) => ({ course, tallies: await findLearnerTallies(coordinator, accountId, course) })),
      ),
      listAnomalies(coordinator, { accountId }),
    ])
  const quizzes = units.filter((unit) => unit.kind === 'quiz')
  const shown = {
    record,
    details,
    suggestions,
    amendments,
    lateNotes,
    taken,
    attestations,
    times,
    attended,
    calls,
    flags,
  }
  return { learner, courses, quizzes, ...shown }
}
