import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { outsideChangedSince } from '@/app/(learner)/account/outside-certificates/outside-words'
import { requireOutside } from '@/lib/record/outside-certificate/queries'
import { outsideWithdrawal } from '@/lib/record/outside-certificate/schema'
import { withdrawOutside } from '@/lib/record/outside-certificate/withdraw-outside'

export const POST = write<'/manage/[organization]/outside-certificates/[certificate]/withdrawal'>(
  async ({ form, params, world }) => {
    const coordinator = await requireCoordinator(params.organization)
    const [{ certificateId }] = await requireOutside(coordinator, params.certificate)
    const here = `/manage/${coordinator.organizationId}/outside-certificates/${certificateId}`
    const typed = { version: form.get('version') ?? '', withdrawalReason: form.get('withdrawalReason') ?? '' }
    const values = { withdrawalReason: typed.withdrawalReason.slice(0, 600) }
    const parsed = outsideWithdrawal.safeParse(typed)
    if (!parsed.success) return backToForm(here, { values, errors: fieldErrors(parsed.error) })
    warnOfVictims(form, 'withdrawalReason')
    const { version: versionId, withdrawalReason: reason } = parsed.data
    const withdrawn = await withdrawOutside(coordinator, { versionId, reason }, world)
    if (!withdrawn.ok) return backToForm(here, { values, errors: [outsideChangedSince] })
    return { to: `${here}?done=withdrawn` }
  },
)
