import { html, type Markup } from '@/lib/platform/file/html'
import { dateInWords, momentInWords as moment } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import { type OutsideKind, outsideKinds } from '@/lib/record/outside-certificate/file-kind'
import { link, table } from './content/page'
import type { Person } from './person'

export function trainingSection({ outsideTraining, timeZone, names }: Person): Markup {
  const by = (id: string) => names[id] ?? ''
  const attended = outsideTraining.attendances.map((one) => [
    one.title,
    dateInWords(one.heldOn),
    one.withdrawnAt ? `withdrawn: ${one.withdrawnReason ?? ''}` : hoursOf(one),
    one.instructor,
    one.reason ?? '',
    `${moment(one.recordedAt, timeZone)}, by ${by(one.recordedById)}`,
  ])
  const certificates = outsideTraining.outsideCertificates.map((one) => {
    const { ending } = outsideKinds[one.mediaType as OutsideKind]
    return [
      one.hasFile ? link(`outside-certificates/${one.sha256}.${ending}`, one.title) : one.title,
      one.provider,
      dateInWords(one.earnedOn),
      hoursOf(one),
      one.state,
      one.reason ?? '',
      `${moment(one.recordedAt, timeZone)}, by ${by(one.recordedById)}`,
    ]
  })
  return html`<h2>Outside training</h2>
<p>Recorded by the organization. The issuer of this packet did not check what was taught.</p>
${table('Classroom sessions, with each correction', ['Title', 'Date', 'Hours', 'Instructor', 'Reason', 'Recorded'], attended)}
${table('Other providers’ certificates, with each version', ['Title', 'Provider', 'Date', 'Hours', 'State', 'Reason', 'Recorded'], certificates)}`
}
