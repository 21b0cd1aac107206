import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, type Flash, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { DomainError } from '@/lib/platform/error'
import { revoke } from '@/lib/record/certificate/revoke'
import { revocationInput } from '@/lib/record/certificate/schema'

export const POST = write(async ({ request, form }) => {
  const administrator = await requireAdministrator()
  const typed = { serial: form.get('serial') ?? '', reason: form.get('reason') ?? '' }
  // Sent by the certificate's page, or by the form that takes any serial.
  const from = form.get('from') === 'certificate' ? `/admin/certificates/${encodeURIComponent(typed.serial)}` : '/admin'
  const again = (errors: Flash['errors']) => backToForm(from, { values: typed, errors })
  const parsed = revocationInput.safeParse(typed)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  warnOfVictims(form, 'reason')
  await requireRecentPassword({ request, form })
  try {
    const revoked = await revoke(administrator, parsed.data)
    if (revoked.ok) return { to: `${from}?done=revoked` }
    return again([{ field: 'serial', message: 'This certificate was already revoked.' }])
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'not-found')) throw error
    return again([{ field: 'serial', message: 'No certificate has this serial.' }])
  }
})
