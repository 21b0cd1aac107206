import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { createCohort } from '@/lib/people/organization/create-cohort'
import { cohortInput } from '@/lib/people/organization/schema'

export const POST = form<'/manage/[organization]/cohorts/new'>(async ({ params, world, submit }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const path = `/manage/${organization}/cohorts`
  return submit({
    fields: cohortInput,
    back: path,
    save: (input) => createCohort(coordinator, input, world),
    refusals: { 'name-taken': { field: 'name', message: 'A cohort already has this name.' } },
    to: path,
  })
})
