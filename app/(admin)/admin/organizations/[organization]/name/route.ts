import { requireAdministrator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { renameOrganization } from '@/lib/people/organization/rename-organization'
import { organizationNameInput } from '@/lib/people/organization/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export const POST = form<'/admin/organizations/[organization]/name'>(async ({ params, submit }) => {
  const administrator = await requireAdministrator()
  const { organization: organizationId } = params
  if (!isUuid(organizationId)) throw notFound()
  const here = `/admin/organizations/${organizationId}`
  return submit({
    fields: organizationNameInput,
    back: here,
    save: (input) => renameOrganization(administrator, { organizationId, ...input }),
    refusals: () => ({ field: 'name', message: 'Another organization has this name.' }),
    to: `${here}?done=renamed`,
  })
})
