import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { answerWithdrawal } from '@/app/_record/withdrawal'
import { requireOutside } from '@/lib/record/outside-certificate/queries'

export const POST = form<'/manage/[organization]/outside-certificates/[certificate]/withdrawal'>(
  async ({ params, world, submit }) => {
    const coordinator = await requireCoordinator(params.organization)
    const [{ certificateId }] = await requireOutside(coordinator, params.certificate)
    const here = `/manage/${coordinator.organizationId}/outside-certificates/${certificateId}`
    return answerWithdrawal(coordinator, { here, submit, world })
  },
)
