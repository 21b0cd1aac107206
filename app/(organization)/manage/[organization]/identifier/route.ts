import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { identifierLabel } from '@/lib/people/organization/schema'

/** Sets the label of the identifier that learners enter before a final, or removes it. */
export const POST = write<'/manage/[organization]/identifier'>(async ({ form, params, world }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const here = `/manage/${organization}/cohorts`
  if (form.get('end') !== null) {
    await askIdentifier(coordinator, { label: null })
    return { to: `${here}?done=identifier-ended` }
  }
  const typed = form.get('label') ?? ''
  const parsed = identifierLabel.safeParse(typed)
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? 'Enter the name of the identifier.'
    return backToForm(here, { values: { label: typed }, errors: [{ field: 'label', message }] })
  }
  await askIdentifier(coordinator, { label: parsed.data }, world)
  return { to: `${here}?done=identifier-asked` }
})
