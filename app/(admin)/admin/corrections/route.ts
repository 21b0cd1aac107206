import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { form } from '@/app/_http/form'
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
export const POST = form(async ({ request, form, submit }) => {
  const administrator = await requireAdministrator()
  return submit({
    fields: correctionInput,
    names: { reason: 'correctionReason' },
    back: `/admin/certificates/${encodeURIComponent(form.get('serial') ?? '')}`,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => correct(administrator, input, agreesWithLog),
    refusals: ({ reason }) => ({
      field: 'name',
      message:
        reason === 'unprintable-name'
          ? (nameProblem(form.get('name') ?? '') ?? 'This name cannot be printed.')
          : sentences[reason],
    }),
    to: ({ serial }) => `/admin/certificates/${serial}?done=corrected`,
  })
})
