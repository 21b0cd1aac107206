import { requireAdministrator } from '@/app/_auth/guards'
import { orUnknown } from '@/app/_http/decline'
import { form } from '@/app/_http/form'
import { findAccountByEmail } from '@/lib/people/account/queries'
import { sessionsEnding } from '@/lib/people/account/schema'
import { endSessionsOf } from '@/lib/people/account/session/end-all-sessions'

export const POST = form(async ({ submit }) => {
  const administrator = await requireAdministrator()
  return submit({
    fields: sessionsEnding,
    back: '/admin',
    save: ({ person, why: reason }) => {
      const end = async () => {
        const { id: accountId } = await findAccountByEmail(person)
        await endSessionsOf(administrator, { accountId, reason })
      }
      return orUnknown(end())
    },
    refusals: { unknown: { field: 'person', message: 'No open account has this address.' } },
    to: '/admin?done=signed-out',
  })
})
