import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { write } from '@/app/_http/write'
import { endProvider } from '@/lib/people/single-sign-on/end-provider'
import { findProvider } from '@/lib/people/single-sign-on/queries'

export const POST = write<'/admin/sign-on/[provider]/ending'>(async ({ form, params, request }) => {
  const administrator = await requireAdministrator()
  const provider = await findProvider(params.provider)
  await requireRecentPassword({ request, form })
  await endProvider(administrator, provider.id)
  return { to: '/admin/sign-on?done=ended' }
})
