import { requireAdministrator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { createOrganization } from '@/lib/people/organization/create-organization'
import { organizationInput } from '@/lib/people/organization/schema'

export const POST = write(async ({ form, world }) => {
  const administrator = await requireAdministrator()
  const name = form.get('name') ?? ''
  const timeZone = form.get('timeZone') ?? undefined
  const values = { name, timeZone: timeZone ?? '' }
  const parsed = organizationInput.safeParse({ name, timeZone })
  if (!parsed.success) return backToForm('/admin', { values, errors: fieldErrors(parsed.error) })
  const created = await createOrganization(administrator, parsed.data, world)
  if (created.ok) return { to: '/admin?done=created' }
  const errors = [{ field: 'name', message: 'An organization already has this name.' }]
  return backToForm('/admin', { values, errors })
})
