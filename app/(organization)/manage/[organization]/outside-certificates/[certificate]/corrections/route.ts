import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { futureOutside, outsideChangedSince } from '@/app/_record/outside-words'
import { correctOutside } from '@/lib/record/outside-certificate/correct-outside'
import { requireOutside } from '@/lib/record/outside-certificate/queries'
import { outsideCorrection } from '@/lib/record/outside-certificate/schema'

export const POST = form<'/manage/[organization]/outside-certificates/[certificate]/corrections'>(
  async ({ params, world, submit }) => {
    const coordinator = await requireCoordinator(params.organization)
    const [{ certificateId }] = await requireOutside(coordinator, params.certificate)
    const here = `/manage/${coordinator.organizationId}/outside-certificates/${certificateId}`
    return submit({
      fields: outsideCorrection,
      back: here,
      save: ({ version: versionId, correctionReason: reason, ...input }) =>
        correctOutside(coordinator, { ...input, versionId, reason }, world),
      refusals: ({ reason }) => (reason === 'future' ? futureOutside : outsideChangedSince),
      to: `${here}?done=corrected`,
    })
  },
)
