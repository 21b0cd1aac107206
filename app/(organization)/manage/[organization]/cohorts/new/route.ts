import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { createCohort } from '@/lib/people/organization/create-cohort'
import { cohortInput } from '@/lib/people/organization/schema'

export const POST = write<'/manage/[organization]/cohorts/new'>(async ({ form, params, world }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const path = `/manage/${organization}/cohorts`
  const values = { name: form.get('name') ?? '' }
  const parsed = cohortInput.safeParse(values)
  if (!parsed.success) return backToForm(path, { values, errors: fieldErrors(parsed.error) })
  const created = await createCohort(coordinator, parsed.data, world)
  if (created.ok) return { to: path }
  const errors = [{ field: 'name', message: 'A cohort already has this name.' }]
  return backToForm(path, { values, errors })
})
