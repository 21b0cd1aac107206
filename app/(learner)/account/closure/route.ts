import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { signedOut } from '@/app/_auth/signed-in'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { closeAccount } from '@/lib/record/close-account'

export const POST = write(async ({ request, form }) => {
  const learner = await requireLearner()
  if (form.get('sure') !== 'on') {
    const errors = [{ field: 'sure', message: 'Check the box to close your account.' }]
    return backToForm('/account', { values: {}, errors })
  }
  await requireRecentPassword({ request, form })
  const closed = await closeAccount(learner, learner.accountId, 'asked by the person')
  if (!closed.ok) {
    const message = 'You are the last administrator. Make another one first.'
    return backToForm('/account', { values: {}, errors: [{ field: 'sure', message }] })
  }
  return signedOut('/sign-in?done=closed')
})
