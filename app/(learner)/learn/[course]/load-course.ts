import { isInDispute } from '@/lib/audit/log/disputes'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { listAmendments } from '@/lib/record/amendment/queries'
import { currentCertificate, mayConfirmName } from '@/lib/record/certificate/current'
import { hoursWithout, waivedOf } from '@/lib/record/certificate/hours'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findHolding } from '@/lib/record/delta/queries'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { isHeld } from '@/lib/record/seat-time/rule'
import { listOpenPlaces } from '@/lib/training/attempt/open-places'
import { findRenewal, type Renewal } from '@/lib/training/enrollment/renewal'
import { findProgress } from '@/lib/training/progress/queries'
import type { LearnerWork } from '@/lib/training/progress/work'

const neverRenewed: Renewal = { state: 'none' }
const holdsNothing = { isHolder: false, hasEnded: false }

/** Loads what the outline shows: progress, certificate, renewal, and time. */
export async function loadCourse(learner: Learner, course: Course, work: LearnerWork, now: Date) {
  const [progress, certificates, amendments, time, open] = await Promise.all([
    findProgress(learner, course, work),
    work.hasCertificate ? listCertificates(learner, now) : [],
    work.isAmended ? listAmendments(learner) : [],
    findSeatTime(learner, course),
    listOpenPlaces(learner, now),
  ])
  const hasEarned = certificates.some(({ courseId }) => courseId === course.id)
  const [renewal, holding] = await Promise.all([
    hasEarned ? findRenewal(learner, course, now) : neverRenewed,
    hasEarned ? findHolding(learner, course, now) : holdsNothing,
  ])
  const { enrolled, satisfied, units } = progress
  const isRenewing = renewal.state === 'under-way'
  const mayConfirm =
    enrolled && mayConfirmName(certificates, { courseId: course.id, satisfied, isRenewing }) && !(time && isHeld(time))
  const hasHours = mayConfirm && hoursWithout(course.minutes, waivedOf(units)) > 0
  return {
    progress,
    open,
    amendments,
    time,
    renewal,
    holding,
    certificate: currentCertificate(certificates, course.id, now),
    mayWait: !hasEarned || isRenewing,
    confirmation: mayConfirm ? { hasHours, isInDispute: hasHours && (await isInDispute(learner)) } : null,
  }
}
