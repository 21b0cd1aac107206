import { backToForm } from '@/app/_auth/flash'
import { requireAdministrator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { findAccountByEmail } from '@/lib/people/account/queries'
import { makeCoordinator } from '@/lib/people/organization/make-coordinator'
import { DomainError, notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const administrator = await requireAdministrator()
    const organizationId = form.get('organization') ?? ''
    const email = form.get('email') ?? ''
    if (!isUuid(organizationId)) throw notFound()
    try {
      const account = await findAccountByEmail(email)
      await makeCoordinator(administrator, { organizationId, accountId: account.id })
      return seeOther('/admin?done=coordinator')
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'not-found')) throw error
      const errors = [{ field: 'email', message: 'Nobody has an account with this address. Ask them to create one.' }]
      return backToForm('/admin', { values: { email: email.slice(0, 254) }, errors })
    }
  })
}
