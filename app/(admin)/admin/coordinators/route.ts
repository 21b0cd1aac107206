import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm } from '@/app/_http/flash'
import { onceCookie } from '@/app/_http/once-cookie'
import { write } from '@/app/_http/write'
import { findAccountByEmail } from '@/lib/people/account/queries'
import { offerCoordinator } from '@/lib/people/role/offer-coordinator'
import { DomainError, notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export const POST = write(async ({ request, form, world }) => {
  const administrator = await requireAdministrator()
  const organizationId = form.get('organization') ?? ''
  const email = form.get('email') ?? ''
  const values = { organization: organizationId, email }
  const unchosen = [{ field: 'organization', message: 'Choose an organization from the list.' }]
  if (organizationId === '') return backToForm('/admin', { values, errors: unchosen })
  if (!isUuid(organizationId)) throw notFound()
  await requireRecentPassword({ request, form })
  try {
    const account = await findAccountByEmail(email)
    const offered = await offerCoordinator(administrator, { organizationId, accountId: account.id }, { world })
    if (offered.given) return { to: '/admin?done=coordinator' }
    if (offered.link === null) return { to: '/admin?done=invited' }
    const path = '/admin/invitations/made'
    return { to: path, headers: { 'Set-Cookie': onceCookie(path, offered.link) } }
  } catch (error) {
    if (!(error instanceof DomainError && error.code === 'not-found')) throw error
    const errors = [{ field: 'email', message: 'No account has this address. Ask the person to create one.' }]
    return backToForm('/admin', { values, errors })
  }
})
