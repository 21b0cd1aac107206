import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Learner } from '@/lib/people/account/actor'
import { listAmendments } from '@/lib/record/amendment/queries'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { listOwnAssignments } from '@/lib/training/assignment/queries'
import { listOpenPlaces } from '@/lib/training/attempt/open-places'
import { listProgress } from '@/lib/training/progress/queries'
import type { LearnerWork } from '@/lib/training/progress/work'
import { noteOn } from './next-note'
import { findOwnDue } from './own-due'

/** For the cards: courses under way, and assigned ones that are not begun. */
export async function loadCourses(learner: Learner, work: LearnerWork, now: Date) {
  const { courses } = await loadCatalog()
  const [progresses, certificates, assignments, amendments, open] = await Promise.all([
    listProgress(learner, courses, work),
    work.hasCertificate ? listCertificates(learner, now) : [],
    listOwnAssignments(learner),
    work.isAmended ? listAmendments(learner) : [],
    listOpenPlaces(learner, now),
  ])
  const cards = await Promise.all(
    courses.map(async (course, index) => {
      const progress = progresses[index]
      const assigned = assignments.find(({ courseId }) => courseId === course.id)
      const held = certificates.filter(({ courseId }) => courseId === course.id)
      const [due, time] = await Promise.all([
        findOwnDue(learner, course, { assigned, amendments, held, now }),
        progress?.enrolled ? findSeatTime(learner, course) : null,
      ])
      return { course, progress, assigned, held, due, time }
    }),
  )
  const underWay = cards.flatMap(({ progress, assigned: _, ...card }) =>
    progress?.enrolled
      ? {
          ...card,
          progress,
          note: noteOn(card.course, progress.next, { steps: work.places, open }),
          isOpen: progress.next !== null && open.has(progress.next.id),
        }
      : [],
  )
  const toStart = cards.flatMap(({ course, progress, assigned, due }) =>
    assigned && !progress?.enrolled ? { course, ...assigned, due } : [],
  )
  return { underWay, toStart }
}
