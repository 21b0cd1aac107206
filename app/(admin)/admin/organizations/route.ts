import { requireAdministrator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { createOrganization } from '@/lib/people/organization/create-organization'
import { organizationInput } from '@/lib/people/organization/schema'

export const POST = write(async ({ form }) => {
  const administrator = await requireAdministrator()
  const values = { name: (form.get('name') ?? '').slice(0, 200) }
  const parsed = organizationInput.safeParse({ name: form.get('name') ?? '' })
  if (!parsed.success) return backToForm('/admin', { values, errors: fieldErrors(parsed.error) })
  const created = await createOrganization(administrator, parsed.data)
  if (created.ok) return { to: '/admin' }
  const errors = [{ field: 'name', message: 'There is an organization of this name already.' }]
  return backToForm('/admin', { values, errors })
})
