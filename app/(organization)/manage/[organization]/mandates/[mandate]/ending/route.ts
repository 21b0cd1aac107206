import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { endMandate } from '@/lib/record/mandate/end-mandate'
import { mandateEnding } from '@/lib/record/mandate/schema'
import { mandateProblems } from '../mandate-problems'

export const POST = form<'/manage/[organization]/mandates/[mandate]/ending'>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/mandates/${params.mandate}`
  return submit({
    fields: mandateEnding,
    back: here,
    save: ({ lastDay, endReason: reason, version: replaces }) =>
      endMandate(coordinator, { mandateId: params.mandate, replaces, lastDay, reason }, world),
    refusals: mandateProblems,
    to: `${here}?done=ended`,
  })
})
