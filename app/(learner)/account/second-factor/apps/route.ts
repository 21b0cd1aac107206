import { z } from 'zod'
import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { form } from '@/app/_http/form'
import { safeNext } from '@/app/_http/next-path'
import { offerApp } from '@/lib/people/second-factor/offer-app'
import { factorName } from '@/lib/people/second-factor/schema'

export const POST = form(async ({ form, request, world, submit }) => {
  const learner = await requireLearner()
  const next = encodeURIComponent(safeNext(form.get('next'), ''))
  return submit({
    fields: z.object({ app: factorName }),
    back: `/account/second-factor?next=${next}`,
    confirm: () => requireRecentPassword({ request, form }),
    save: ({ app }) => offerApp(learner, app || 'Authenticator app', world),
    refusals: () => ({ field: 'app', message: 'You have three apps already. Remove one first.' }),
    to: ({ id }) => `/account/second-factor/apps/${id}?next=${next}`,
  })
})
