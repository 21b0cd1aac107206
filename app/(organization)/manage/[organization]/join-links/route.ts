import { requireCoordinator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { endJoinLink } from '@/lib/people/organization/end-join-link'
import { makeJoinLink } from '@/lib/people/organization/make-join-link'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Context = RouteContext<'/manage/[organization]/join-links'>

/** Makes a join link for the cohort named in `cohort`, or ends the one named in `end`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { organization } = await params
    const coordinator = await requireCoordinator(organization)
    const id = form.get('end') ?? form.get('cohort') ?? ''
    if (!isUuid(id)) throw notFound()
    if (form.has('end')) await endJoinLink(coordinator, { joinLinkId: id })
    else await makeJoinLink(coordinator, { cohortId: id })
    return seeOther(`/manage/${organization}/cohorts`)
  })
}
