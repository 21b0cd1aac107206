import { z } from 'zod'
import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { signedOut } from '@/app/_auth/signed-in'
import { form } from '@/app/_http/form'
import { closeAccount } from '@/lib/record/close-account'

const confirmation = z.object({ sure: z.literal('on', 'Check the box to close your account.') })

export const POST = form(async ({ request, form, submit }) => {
  const learner = await requireLearner()
  return submit({
    fields: confirmation,
    back: '/account',
    confirm: () => requireRecentPassword({ request, form }),
    save: () => closeAccount(learner, learner.accountId, 'asked by the person'),
    refusals: () => ({ field: 'sure', message: 'You are the last administrator. Make another one first.' }),
    to: () => signedOut('/sign-in?done=closed'),
  })
})
