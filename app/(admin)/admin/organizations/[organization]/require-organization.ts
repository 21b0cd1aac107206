import { requireAdministrator } from '@/app/_auth/guards'
import { findOrganization } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

/** Errors: not-found, and those of the guard. */
export async function requireOrganization({ organization: organizationId }: { organization: string }) {
  const administrator = await requireAdministrator()
  if (!isUuid(organizationId)) throw notFound()
  return { administrator, organizationId, organization: await findOrganization(administrator, organizationId) }
}
