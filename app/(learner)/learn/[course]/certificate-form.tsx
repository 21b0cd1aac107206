import type { Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { NameField } from '@/app/_ui/form/name-field'
import { Notice } from '@/app/_ui/notice'
import { DisputeNotice } from '@/app/(learner)/learn/dispute-notice'
import type { Course } from '@/lib/content/course/schema'

interface Props {
  course: Course
  /** As on the account. */
  name: string
  /** False when waivers leave no hours to certify. */
  hasHours: boolean
  isInDispute: boolean
  flash: Flash
}

/** For learners who completed the course without confirming a name, such as through a unit two courses share. */
export function CertificateForm({ course, name, hasHours, isInDispute, flash: { values, errors } }: Props) {
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
  if (isInDispute) return <DisputeNotice />
  return (
    <form method="post" action={`/learn/${course.slug}/certificate`}>
      <ErrorSummary errors={errors} />
      <Notice kind="good" title="You have met all requirements of this course">
        <p>Confirm the name for your certificate. You can’t change it on the certificate afterward.</p>
      </Notice>
      <NameField defaultValue={values.name ?? name} error={errors[0]?.message} />
      <Button>Issue my certificate</Button>
    </form>
  )
}
