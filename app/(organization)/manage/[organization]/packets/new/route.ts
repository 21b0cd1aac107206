import { backToForm } from '@/app/_auth/flash'
import { requireCoordinator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { request as requestPacket } from '@/lib/record/packet/request'

type Context = RouteContext<'/manage/[organization]/packets/new'>

/** Asks for the packet of a cohort, or of the one person whose page sent the form. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { organization } = await params
    const coordinator = await requireCoordinator(organization)
    const path = `/manage/${organization}/packets`
    const [accountId, cohortId] = [form.get('account') ?? '', form.get('cohort') ?? '']
    if (accountId === '' && cohortId === '') {
      return backToForm(path, { values: {}, errors: [{ field: 'cohort', message: 'Choose a cohort.' }] })
    }
    if (!isUuid(accountId || cohortId)) throw notFound()
    return seeOther(`${path}/${await requestPacket(coordinator, accountId ? { accountId } : { cohortId })}`)
  })
}
