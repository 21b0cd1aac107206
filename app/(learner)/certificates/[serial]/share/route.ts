import { requireLearner } from '@/app/_auth/guards'
import { onceCookie } from '@/app/_http/once-cookie'
import { write } from '@/app/_http/write'
import { env } from '@/lib/platform/env'
import { endShareLinks } from '@/lib/record/certificate/end-share-links'
import { makeShareLink } from '@/lib/record/certificate/make-share-link'

export const POST = write<'/certificates/[serial]/share'>(async ({ form, params }) => {
  const learner = await requireLearner()
  const { serial } = params
  if (form.get('do') === 'end') {
    await endShareLinks(learner, { serial })
    return { to: '/certificates' }
  }
  const { token } = await makeShareLink(learner, { serial })
  const link = `${env.APP_URL}/certificates/${serial}.pdf?share=${token}`
  return { to: `/certificates#${serial}`, headers: { 'Set-Cookie': onceCookie('/certificates', link) } }
})
