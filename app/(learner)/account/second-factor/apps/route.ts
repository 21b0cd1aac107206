import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, type Flash } from '@/app/_http/flash'
import { safeNext } from '@/app/_http/next-path'
import { write } from '@/app/_http/write'
import { offerApp } from '@/lib/people/second-factor/offer-app'
import { factorName } from '@/lib/people/second-factor/schema'

export const POST = write(async ({ form, request, world }) => {
  const learner = await requireLearner()
  const next = encodeURIComponent(safeNext(form.get('next'), ''))
  const typed = form.get('app') ?? ''
  const again = (message: string) => {
    const errors: Flash['errors'] = [{ field: 'app', message }]
    return backToForm(`/account/second-factor?next=${next}`, { values: { app: typed }, errors })
  }
  const parsed = factorName.safeParse(typed)
  if (!parsed.success) return again(parsed.error.issues[0]?.message ?? '')
  await requireRecentPassword({ request, form })
  const offered = await offerApp(learner, parsed.data || 'Authenticator app', world)
  if (!offered.ok) return again('You have three apps already. Remove one first.')
  return { to: `/account/second-factor/apps/${offered.id}?next=${next}` }
})
