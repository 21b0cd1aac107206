import { requireCoordinator } from '@/app/_auth/guards'
import { onceCookie } from '@/app/_http/once-cookie'
import { write } from '@/app/_http/write'
import { makeResetLink } from '@/lib/people/organization/make-reset-link'
import { env } from '@/lib/platform/env'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export const POST = write<'/manage/[organization]/reset-links'>(async ({ form, params, world }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const accountId = form.get('account') ?? ''
  if (!isUuid(accountId)) throw notFound()
  const { token } = await makeResetLink(coordinator, { accountId }, world)
  const path = `/manage/${organization}/reset-links/made`
  return { to: path, headers: { 'Set-Cookie': onceCookie(path, `${env.APP_URL}/reset/${token}`) } }
})
