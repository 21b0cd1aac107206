import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dispose } from '@/lib/record/anomaly/dispose'
import { dispositionInput } from '@/lib/record/anomaly/schema'

export const POST = write<'/manage/[organization]/anomalies/[anomaly]/dispositions'>(
  async ({ form, params, world }) => {
    const { organization, anomaly } = params
    const coordinator = await requireCoordinator(organization)
    if (!isUuid(anomaly)) throw notFound()
    const here = `/manage/${organization}/anomalies/${anomaly}`
    const typed = { outcome: form.get('outcome') ?? '', reason: form.get('reason') ?? '' }
    const parsed = dispositionInput.safeParse(typed)
    if (!parsed.success) return backToForm(here, { values: typed, errors: fieldErrors(parsed.error) })
    warnOfVictims(form, 'reason')
    await dispose(coordinator, { anomalyId: anomaly, ...parsed.data }, world)
    return { to: `${here}?done=disposed` }
  },
)
