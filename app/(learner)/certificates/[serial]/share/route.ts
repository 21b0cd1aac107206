import { requireLearner } from '@/app/_auth/guards'
import { onceCookie } from '@/app/_auth/once-cookie'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { env } from '@/lib/platform/env'
import { endShareLinks } from '@/lib/record/certificate/end-share-links'
import { makeShareLink } from '@/lib/record/certificate/make-share-link'

type Context = RouteContext<'/certificates/[serial]/share'>

export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const { serial } = await params
    if (form.get('do') === 'end') {
      await endShareLinks(learner, { serial })
      return seeOther('/certificates')
    }
    const { token } = await makeShareLink(learner, { serial })
    const link = `${env.APP_URL}/certificates/${serial}.pdf?share=${token}`
    return seeOther(`/certificates#${serial}`, { 'Set-Cookie': onceCookie('/certificates', link) })
  })
}
