import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { orUnknown } from '@/app/_http/decline'
import { form } from '@/app/_http/form'
import { revoke } from '@/lib/record/certificate/revoke'
import { revocationInput } from '@/lib/record/certificate/schema'

export const POST = form(async ({ request, form, submit }) => {
  const administrator = await requireAdministrator()
  // Sent by the certificate's page, or by the form that takes any serial.
  const isOfPage = form.get('from') === 'certificate'
  const from = isOfPage ? `/admin/certificates/${encodeURIComponent(form.get('serial') ?? '')}` : '/admin'
  return submit({
    fields: revocationInput,
    back: from,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => orUnknown(revoke(administrator, input)),
    refusals: {
      'already-revoked': { field: 'serial', message: 'This certificate was already revoked.' },
      unknown: { field: 'serial', message: 'No certificate has this serial.' },
    },
    to: `${from}?done=revoked`,
  })
})
