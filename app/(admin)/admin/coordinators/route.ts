import { z } from 'zod'
import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { orUnknown } from '@/app/_http/decline'
import { form } from '@/app/_http/form'
import { onceCookie } from '@/app/_http/once-cookie'
import { findAccountByEmail } from '@/lib/people/account/queries'
import { offerCoordinator } from '@/lib/people/role/offer-coordinator'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

const input = z.object({
  organization: z.string().min(1, 'Choose an organization from the list.'),
  email: z.string(),
})

export const POST = form(async ({ request, form, world, submit }) => {
  const administrator = await requireAdministrator()
  return submit({
    fields: input,
    back: '/admin',
    save: async ({ organization: organizationId, email }) => {
      if (!isUuid(organizationId)) throw notFound()
      await requireRecentPassword({ request, form })
      const offer = async () => {
        const { id: accountId } = await findAccountByEmail(email)
        return offerCoordinator(administrator, { organizationId, accountId }, { world })
      }
      return orUnknown(offer())
    },
    refusals: {
      unknown: { field: 'email', message: 'No account has this address. Ask the person to create one.' },
    },
    to: (offered) => {
      if (offered.given) return '/admin?done=coordinator'
      if (offered.link === null) return '/admin?done=invited'
      const path = '/admin/invitations/made'
      return { to: path, headers: { 'Set-Cookie': onceCookie(path, offered.link) } }
    },
  })
})
