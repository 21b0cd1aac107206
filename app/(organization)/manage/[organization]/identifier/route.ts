import { z } from 'zod'
import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { identifierLabel } from '@/lib/people/organization/schema'

/** Sets the label of the identifier that learners enter before a final, or removes it. */
export const POST = form<'/manage/[organization]/identifier'>(async ({ form, params, world, submit }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const here = `/manage/${organization}/cohorts`
  if (form.get('end') !== null) {
    await askIdentifier(coordinator, { label: null })
    return { to: `${here}?done=identifier-ended` }
  }
  return submit({
    fields: z.object({ label: identifierLabel }),
    back: here,
    save: (input) => askIdentifier(coordinator, input, world),
    to: `${here}?done=identifier-asked`,
  })
})
