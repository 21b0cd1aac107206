import { backToForm, fieldErrors } from '@/app/_auth/flash'
import { requireCoordinator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dispose } from '@/lib/record/anomaly/dispose'
import { dispositionInput } from '@/lib/record/anomaly/schema'

type Context = RouteContext<'/manage/[organization]/anomalies/[anomaly]/dispositions'>

/** Keeps what a coordinator makes of an anomaly. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { organization, anomaly } = await params
    const coordinator = await requireCoordinator(organization)
    if (!isUuid(anomaly)) throw notFound()
    const here = `/manage/${organization}/anomalies/${anomaly}`
    const typed = { outcome: form.get('outcome') ?? '', reason: form.get('reason') ?? '' }
    const parsed = dispositionInput.safeParse(typed)
    if (!parsed.success) {
      const values = { outcome: typed.outcome.slice(0, 100), reason: typed.reason.slice(0, 500) }
      return backToForm(here, { values, errors: fieldErrors(parsed.error) })
    }
    await dispose(coordinator, { anomalyId: anomaly, ...parsed.data })
    return seeOther(`${here}?done=disposed`)
  })
}
