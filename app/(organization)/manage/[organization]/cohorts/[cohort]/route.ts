import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { archiveCohort, renameCohort } from '@/lib/people/organization/change-cohort'
import { cohortName } from '@/lib/people/organization/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

const messages = {
  'name-taken': 'A cohort already has this name.',
  'changed-meanwhile': 'Another coordinator just renamed this cohort. Check its name and try again.',
}

export const POST = write<'/manage/[organization]/cohorts/[cohort]'>(async ({ form, params }) => {
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
  const newName = form.get(field) ?? ''
  const again = (message: string) => backToForm(here, { values: { [field]: newName }, errors: [{ field, message }] })
  const parsed = cohortName.safeParse({ newName })
  if (!parsed.success) return again(parsed.error.issues[0]?.message ?? 'Enter a name for the cohort.')
  const change = { cohortId: cohort, name: parsed.data.newName, before: form.get('before') ?? '' }
  const renamed = await renameCohort(coordinator, change)
  return renamed.ok ? { to: `${here}?done=renamed` } : again(messages[renamed.reason])
})
