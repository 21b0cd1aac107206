import { requireAdministrator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { renameOrganization } from '@/lib/people/organization/rename-organization'
import { organizationNameInput } from '@/lib/people/organization/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export const POST = write<'/admin/organizations/[organization]/name'>(async ({ form, params }) => {
  const administrator = await requireAdministrator()
  const { organization: organizationId } = params
  if (!isUuid(organizationId)) throw notFound()
  const here = `/admin/organizations/${organizationId}`
  const values = { name: form.get('name') ?? '' }
  const parsed = organizationNameInput.safeParse(values)
  if (!parsed.success) return backToForm(here, { values, errors: fieldErrors(parsed.error) })
  const renamed = await renameOrganization(administrator, { organizationId, ...parsed.data })
  if (renamed.ok) return { to: `${here}?done=renamed` }
  const errors = [{ field: 'name', message: 'Another organization has this name.' }]
  return backToForm(here, { values, errors })
})
