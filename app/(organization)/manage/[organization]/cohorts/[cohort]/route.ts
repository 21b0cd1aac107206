import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { archiveCohort, renameCohort } from '@/lib/people/organization/change-cohort'
import { cohortName } from '@/lib/people/organization/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

const messages = {
  'name-taken': 'A cohort already has this name.',
  'changed-meanwhile': 'Another coordinator just renamed this cohort. Check its name and try again.',
}

export const POST = form<'/manage/[organization]/cohorts/[cohort]'>(async ({ form, params, submit }) => {
  const { organization, cohort } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(cohort)) throw notFound()
  const here = `/manage/${organization}/cohorts`
  const archive = form.get('archive')
  if (archive !== null) {
    await archiveCohort(coordinator, { cohortId: cohort, isArchived: archive === 'yes' })
    return { to: `${here}?done=${archive === 'yes' ? 'archived' : 'restored'}` }
  }
  const field = `newName-${cohort}`
  return submit({
    fields: cohortName,
    names: { newName: field },
    back: here,
    save: ({ newName }) =>
      renameCohort(coordinator, { cohortId: cohort, name: newName, before: form.get('before') ?? '' }),
    refusals: ({ reason }) => ({ field, message: messages[reason] }),
    to: `${here}?done=renamed`,
  })
})
