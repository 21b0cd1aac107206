import { backToForm } from '@/app/_auth/flash'
import { requireLearner } from '@/app/_auth/guards'
import { nameProblem } from '@/app/_auth/name-problem'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, parse, respond, seeOther } from '@/app/_auth/respond'
import { requireSitting } from '@/app/_auth/sitting'
import { confirmsName } from '@/lib/content/course/lookup'
import { advance } from '@/lib/record/advance'
import { findAttestedName } from '@/lib/training/attempt/queries'
import { submission } from '@/lib/training/attempt/schema'
import { submit } from '@/lib/training/attempt/submit'
import { confirmName } from '@/lib/training/enrollment/confirm-name'

type Context = RouteContext<'/learn/[course]/[unit]/attempts/[attempt]/submission'>

/** Confirms the name where the certificate may follow, submits the attempt once, and issues the certificate if that completes the course. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const { course, quiz, sitting, address } = await requireSitting(learner, params)
    const typed = form.get('name') ?? ''
    // Also when time ran out over this form: the attempt is submitted as of that moment.
    const mayConfirm = confirmsName(course, quiz) && !sitting.submitted
    const attested = mayConfirm ? await findAttestedName(sitting.id) : null
    // Under the name that was attested and no other.
    const asksForName = mayConfirm && attested === null
    const message = asksForName ? nameProblem(typed) : null
    if (message) {
      if (wantsJson(request)) return json({ error: { code: 'invalid', message } }, 422)
      const errors = [{ field: 'name', message }]
      return backToForm(`${address}/review`, { values: { name: typed.slice(0, 200) }, errors })
    }
    if (mayConfirm) await confirmName(learner, course, parse(submission, { name: attested ?? typed }))
    const submitted = await submit(learner, { attemptId: sitting.id })
    const failed = submitted.ok && !submitted.result.passed
    if (!failed) await advance(learner, course)
    return wantsJson(request) ? json({ result: `${address}/result` }) : seeOther(`${address}/result`)
  })
}
