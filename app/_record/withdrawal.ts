import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import type { World } from '@/lib/platform/world'
import { outsideWithdrawal } from '@/lib/record/outside-certificate/schema'
import { withdrawOutside } from '@/lib/record/outside-certificate/withdraw-outside'
import { outsideChangedSince } from './outside-words'

/** Answers the form of `WithdrawalForm` on the page `here`. */
export async function answerWithdrawal(
  actor: Coordinator | Learner,
  { here, form, world }: { here: string; form: URLSearchParams; world: World },
) {
  const typed = { version: form.get('version') ?? '', withdrawalReason: form.get('withdrawalReason') ?? '' }
  const values = { withdrawalReason: typed.withdrawalReason.slice(0, 600) }
  const parsed = outsideWithdrawal.safeParse(typed)
  if (!parsed.success) return backToForm(here, { values, errors: fieldErrors(parsed.error) })
  warnOfVictims(form, 'withdrawalReason')
  const { version: versionId, withdrawalReason: reason } = parsed.data
  const withdrawn = await withdrawOutside(actor, { versionId, reason }, world)
  if (!withdrawn.ok) return backToForm(here, { values, errors: [outsideChangedSince] })
  return { to: `${here}?done=withdrawn` }
}
