import { requireCoordinator } from '@/app/_auth/guards'
import { onceCookie } from '@/app/_auth/once-cookie'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { makeResetLink } from '@/lib/people/organization/make-reset-link'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Context = RouteContext<'/manage/[organization]/reset-links'>

export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const { organization } = await params
    const coordinator = await requireCoordinator(organization)
    const accountId = form.get('account') ?? ''
    if (!isUuid(accountId)) throw notFound()
    const { token } = await makeResetLink(coordinator, { accountId })
    const path = `/manage/${organization}/reset-links/made`
    return seeOther(path, { 'Set-Cookie': onceCookie(path, `${env.APP_URL}/reset/${token}`) })
  })
}
