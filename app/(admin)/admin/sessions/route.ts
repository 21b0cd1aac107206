import { requireAdministrator } from '@/app/_auth/guards'
import { backToForm, type Flash, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { findAccountByEmail } from '@/lib/people/account/queries'
import { sessionsEnding } from '@/lib/people/account/schema'
import { endSessionsOf } from '@/lib/people/account/session/end-all-sessions'
import { DomainError } from '@/lib/platform/error'

export const POST = write(async ({ form }) => {
  const administrator = await requireAdministrator()
  const typed = { person: form.get('person') ?? '', why: form.get('why') ?? '' }
  const again = (errors: Flash['errors']) => backToForm('/admin', { values: typed, errors })
  const parsed = sessionsEnding.safeParse(typed)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  warnOfVictims(form, 'why')
  try {
    const account = await findAccountByEmail(parsed.data.person)
    await endSessionsOf(administrator, { accountId: account.id, reason: parsed.data.why })
    return { to: '/admin?done=signed-out' }
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'not-found')) throw error
    return again([{ field: 'person', message: 'No open account has this address.' }])
  }
})
