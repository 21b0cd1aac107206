import { readFlash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { NameField } from '@/app/_ui/name-field'
import { Notice } from '@/app/_ui/notice'
import { DisputeNotice } from '@/app/(learner)/learn/dispute-notice'
import { isInDispute } from '@/lib/audit/disputes'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'

type Props = {
  learner: Learner
  course: Course
  problem: string | null
  /** False when waivers leave no hours to certify. */
  hasHours: boolean
}

/** For learners who completed the course without confirming a name, such as through a unit two courses share. */
export async function certificateForm({ learner, course, problem, hasHours }: Props) {
  if (!hasHours) {
    return (
      <Notice kind="info" title="You have met all requirements of this course">
        <p>
          Because so much was waived, no hours are left to certify, so there is no certificate. The waivers stay on your
          record. If you need a certificate, ask your coordinator to end waivers.
        </p>
      </Notice>
    )
  }
  if (await isInDispute(learner)) return <DisputeNotice />
  const { values, errors } = await readFlash(problem)
  return (
    <form method="post" action={`/learn/${course.slug}/certificate`}>
      <ErrorSummary errors={errors} />
      <Notice kind="good" title="You have met all requirements of this course">
        <p>Confirm the name for your certificate. You can’t change it on the certificate afterward.</p>
      </Notice>
      <NameField defaultValue={values.name ?? learner.name} error={errors[0]?.message} />
      <Button>Issue my certificate</Button>
    </form>
  )
}
