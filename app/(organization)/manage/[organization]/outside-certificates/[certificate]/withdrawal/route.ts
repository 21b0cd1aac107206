import { requireCoordinator } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { answerWithdrawal } from '@/app/_record/withdrawal'
import { requireOutside } from '@/lib/record/outside-certificate/queries'

export const POST = write<'/manage/[organization]/outside-certificates/[certificate]/withdrawal'>(
  async ({ form, params, world }) => {
    const coordinator = await requireCoordinator(params.organization)
    const [{ certificateId }] = await requireOutside(coordinator, params.certificate)
    const here = `/manage/${coordinator.organizationId}/outside-certificates/${certificateId}`
    return answerWithdrawal(coordinator, { here, form, world })
  },
)
