import type { Submit } from '@/app/_http/form'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import type { World } from '@/lib/platform/world'
import { outsideWithdrawal } from '@/lib/record/outside-certificate/schema'
import { withdrawOutside } from '@/lib/record/outside-certificate/withdraw-outside'
import { outsideChangedSince } from './outside-words'

/** Answers the form of `WithdrawalForm` on the page `here`. */
export async function answerWithdrawal(
  actor: Coordinator | Learner,
  { here, submit, world }: { here: string; submit: Submit; world: World },
) {
  return submit({
    fields: outsideWithdrawal,
    back: here,
    save: ({ version: versionId, withdrawalReason: reason }) => withdrawOutside(actor, { versionId, reason }, world),
    refusals: () => outsideChangedSince,
    to: `${here}?done=withdrawn`,
  })
}
