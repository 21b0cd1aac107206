import { backToForm } from '@/app/_auth/flash'
import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond } from '@/app/_auth/respond'
import { signedOut } from '@/app/_auth/signed-in'
import { closeAccount } from '@/lib/record/close-account'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    if (form.get('sure') !== 'on') {
      const errors = [{ field: 'sure', message: 'Tick the box to close your account.' }]
      return backToForm('/account', { values: {}, errors })
    }
    await closeAccount(learner, learner.accountId, 'asked by the person')
    return signedOut('/sign-in?done=closed')
  })
}
