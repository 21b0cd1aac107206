import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dispose } from '@/lib/record/anomaly/dispose'
import { dispositionInput } from '@/lib/record/anomaly/schema'

export const POST = form<'/manage/[organization]/anomalies/[anomaly]/dispositions'>(
  async ({ params, world, submit }) => {
    const { organization, anomaly } = params
    const coordinator = await requireCoordinator(organization)
    if (!isUuid(anomaly)) throw notFound()
    const here = `/manage/${organization}/anomalies/${anomaly}`
    return submit({
      fields: dispositionInput,
      back: here,
      save: (input) => dispose(coordinator, { anomalyId: anomaly, ...input }, world),
      to: `${here}?done=disposed`,
    })
  },
)
