import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { type Amendment, dueOnOf } from '@/lib/record/amendment/queries'
import type { CertificateView } from '@/lib/record/certificate/queries'
import { findOwnLateNote, type LateNoteView } from '@/lib/training/assignment/late-notes'
import type { OwnAssignment } from '@/lib/training/assignment/queries'
import { findRenewal } from '@/lib/training/enrollment/renewal'

export interface OwnDue {
  /** `2027-01-31`. */
  dueOn: string
  /** `open`: the learner can renew the certificate and has not begun. */
  renewal: 'none' | 'open' | 'under-way'
  /** By an organization, to which the learner can explain a delay. */
  isAssigned: boolean
  note: LateNoteView | null
}

interface Known {
  assigned: OwnAssignment | undefined
  amendments: readonly Amendment[]
  /** The learner's certificates of the course. */
  held: readonly CertificateView[]
  now: Date
}

/** Null without a due date, while a certificate is valid, and until a renewal opens. */
export async function findOwnDue(
  learner: Learner,
  course: Course,
  { assigned, amendments, held, now }: Known,
): Promise<OwnDue | null> {
  const dueOn = assigned ? assigned.dueOn : dueOnOf(amendments, course.id)
  if (!dueOn) return null
  const note = assigned ? await findOwnLateNote(learner, { courseId: course.id, dueOn }) : null
  const due = { dueOn, isAssigned: assigned !== undefined, note }
  if (held.length === 0) return { ...due, renewal: 'none' }
  if (!assigned) return null
  const { state } = await findRenewal(learner, course, now)
  if (state === 'open' || state === 'under-way') return { ...due, renewal: state }
  return held.some((one) => one.state === 'valid') ? null : { ...due, renewal: 'none' }
}
