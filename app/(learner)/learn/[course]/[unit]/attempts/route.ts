import { requireLearnerWith } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { wantsJson } from '@/app/_http/request'
import { json } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireQuiz } from '@/app/(learner)/learn/address'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { courseOfAttempt } from '@/lib/content/course/lookup'
import type { Attested } from '@/lib/training/attempt/attest'
import { findEligibilityOfSession } from '@/lib/training/attempt/eligibility'
import { findAttestedName } from '@/lib/training/attempt/queries'
import { findSitting } from '@/lib/training/attempt/sitting'
import { type Started, startAttempt } from '@/lib/training/attempt/start'
import { confirmName } from '@/lib/training/enrollment/confirm-name'
import { notEnrolled } from '@/lib/training/enrollment/queries'
import { readAttestation } from './read-attestation'

/** Leaves only the slugs of units, since a unit has its whole content. */
function asJson(started: Started): object {
  return !started.ok && started.reason === 'units-left'
    ? { ...started, units: started.units.map(({ slug }) => slug) }
    : started
}

/** Starts an attempt, or resumes the open one. A final requires an attestation, whose name the certificate bears. */
export const POST = write<'/learn/[course]/[unit]/attempts'>(async ({ form, params, request }) => {
  const { course, quiz } = await requireQuiz(params)
  const { learner, found: eligibility } = await requireLearnerWith((token) =>
    findEligibilityOfSession(token, course, quiz),
  )
  if (!eligibility) throw notEnrolled()
  let attested: Attested | undefined
  if (quiz.role === 'final' && !eligibility.open) {
    const read = await readAttestation(learner, form)
    if ('attested' in read) attested = read.attested
    else if (!wantsJson(request)) return backToForm(`/learn/${course.slug}/${quiz.slug}`, read.back)
  }
  const avoidsNotes = form.get('hardTopics') === 'avoid'
  const started = await startAttempt(learner, { course, quiz, eligibility, avoidsNotes, ...(attested && { attested }) })
  if (started.ok && attested) {
    // Only one of several concurrent requests starts the attempt, so use the name stored with it.
    const name = await findAttestedName(started.attemptId)
    if (name !== null) await confirmName(learner, course, { name })
  }
  if (wantsJson(request)) return json(asJson(started), started.ok ? 200 : 409)
  if (!started.ok) return { to: `/learn/${course.slug}/${quiz.slug}` }
  // A quiz shared by courses resumes in the course where the attempt started.
  const { courses } = await loadCatalog()
  const its = courseOfAttempt(courses, { courseId: started.courseId, unitId: quiz.id }, course)
  const address = `/learn/${its.slug}/${quiz.slug}`
  const at = `${address}/attempts/${started.attemptId}`
  if (!eligibility.open) return { to: `${at}/items/1` }
  const sitting = await findSitting(learner, started.attemptId)
  const next = sitting?.items.find((item) => !item.answered)
  return { to: `${at}/${next ? `items/${next.position}` : 'review'}` }
})
