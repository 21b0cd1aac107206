import { backToForm, fieldErrors } from '@/app/_auth/flash'
import { requireAdministrator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { createOrganization } from '@/lib/people/organization/create-organization'
import { organizationInput } from '@/lib/people/organization/schema'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const administrator = await requireAdministrator()
    const values = { name: (form.get('name') ?? '').slice(0, 200) }
    const parsed = organizationInput.safeParse({ name: form.get('name') ?? '' })
    if (!parsed.success) return backToForm('/admin', { values, errors: fieldErrors(parsed.error) })
    const created = await createOrganization(administrator, parsed.data)
    if (created.ok) return seeOther('/admin')
    const errors = [{ field: 'name', message: 'There is an organization of this name already.' }]
    return backToForm('/admin', { values, errors })
  })
}
