import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { endMandate } from '@/lib/record/mandate/end-mandate'
import { mandateEnding } from '@/lib/record/mandate/schema'
import { mandateProblems } from '../mandate-problems'

export const POST = write<'/manage/[organization]/mandates/[mandate]/ending'>(async ({ form, params, world }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/mandates/${params.mandate}`
  const values = Object.fromEntries(['lastDay', 'endReason', 'version'].map((name) => [name, form.get(name) ?? '']))
  const parsed = mandateEnding.safeParse(values)
  if (!parsed.success) return backToForm(here, { values, errors: fieldErrors(parsed.error) })
  warnOfVictims(form, 'endReason')
  const { lastDay, endReason: reason, version: replaces } = parsed.data
  const ended = await endMandate(coordinator, { mandateId: params.mandate, replaces, lastDay, reason }, world)
  if (!ended.ok) return backToForm(here, { values, errors: [mandateProblems[ended.reason]] })
  return { to: `${here}?done=ended` }
})
