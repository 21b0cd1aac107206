import { backToForm } from '@/app/_http/flash'
import { wantsJson } from '@/app/_http/request'
import { json, parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { nameProblem } from '@/app/_record/name-problem'
import { requireSitting } from '@/app/(learner)/learn/attempt-address'
import { confirmsName } from '@/lib/content/course/lookup'
import { findOwnRound } from '@/lib/measurement/case-rating/queries'
import { findAttestedName } from '@/lib/training/attempt/queries'
import { submission } from '@/lib/training/attempt/schema'
import { submit } from '@/lib/training/attempt/submit'
import { confirmName } from '@/lib/training/enrollment/confirm-name'

/** Submits the attempt once, and issues the certificate if that completes the course. */
export const POST = write<'/learn/[course]/[unit]/attempts/[attempt]/submission'>(async ({ form, params, request }) => {
  const { learner, course, quiz, sitting, address } = await requireSitting(params)
  const typed = form.get('name') ?? ''
  // If time ran out while this form was open, the attempt counts as submitted at that moment.
  const mayConfirm = confirmsName(course, quiz) && !sitting.submitted
  const attested = mayConfirm ? await findAttestedName(sitting.id) : null
  // The certificate may bear only the attested name.
  const asksForName = mayConfirm && attested === null
  const message = asksForName ? nameProblem(typed) : null
  if (message) {
    if (wantsJson(request)) return json({ error: { code: 'invalid', message } }, 422)
    const errors = [{ field: 'name', message }]
    return backToForm(`${address}/review`, { values: { name: typed }, errors })
  }
  if (mayConfirm) await confirmName(learner, course, parse(submission, { name: attested ?? typed }))
  const submitted = await submit(learner, { attemptId: sitting.id, sitting })
  const failed = submitted.ok && !submitted.result.passed
  const round = quiz.role === 'module' ? null : await findOwnRound(learner, course, new Date())
  const hasCases = round !== null && round.state !== 'closed'
  const to = hasCases ? `/learn/${course.slug}/cases` : `${address}/result`
  return { to, json: {}, ...(!failed && { progressed: { learner, course } }) }
})
