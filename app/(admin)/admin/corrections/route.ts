import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, type Flash, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { nameProblem } from '@/app/_record/name-problem'
import { disputeSentence } from '@/lib/record/certificate/agreement'
import { correct } from '@/lib/record/certificate/correct'
import { correctionInput } from '@/lib/record/certificate/schema'
import { agreesWithLog } from '@/lib/record/packet/agreement'

const sentences = {
  revoked: 'This certificate was revoked, so it can’t be corrected.',
  superseded: 'This certificate was already corrected. Correct the newer one.',
  'same-name': 'The certificate already has this name.',
  'in-dispute': disputeSentence,
}

/** Issues a certificate with the right name that supersedes the wrong one. */
export const POST = write(async ({ request, form }) => {
  const administrator = await requireAdministrator()
  const [serial, name, reason] = ['serial', 'name', 'correctionReason'].map((field) => form.get(field) ?? '') as [
    string,
    string,
    string,
  ]
  const again = (errors: Flash['errors']) =>
    backToForm(`/admin/certificates/${encodeURIComponent(serial)}`, {
      values: { name, correctionReason: reason },
      errors: errors.map(({ field, message }) => ({
        field: field === 'reason' ? 'correctionReason' : field,
        message,
      })),
    })
  const parsed = correctionInput.safeParse({ serial, name, reason })
  if (!parsed.success) return again(fieldErrors(parsed.error))
  warnOfVictims(form, 'correctionReason')
  await requireRecentPassword({ request, form })
  const corrected = await correct(administrator, parsed.data, agreesWithLog)
  if (corrected.ok) return { to: `/admin/certificates/${corrected.serial}?done=corrected` }
  const message =
    corrected.reason === 'unprintable-name'
      ? (nameProblem(name) ?? 'This name cannot be printed.')
      : sentences[corrected.reason]
  return again([{ field: 'name', message }])
})
