import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { write } from '@/app/_http/write'
import { endProvider } from '@/lib/people/single-sign-on/end-provider'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export const POST = write<'/admin/sign-on/[provider]/ending'>(async ({ form, params, request }) => {
  const administrator = await requireAdministrator()
  const { provider } = params
  if (!isUuid(provider)) throw notFound()
  await requireRecentPassword({ request, form })
  await endProvider(administrator, provider)
  return { to: '/admin/sign-on?done=ended' }
})
