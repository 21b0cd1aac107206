import { z } from 'zod'
import { requireCoordinator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { requestPacket } from '@/lib/record/packet/request-packet'

const packetInput = z
  .object({ account: z.string(), cohort: z.string() })
  .refine(({ account, cohort }) => account || cohort, { path: ['cohort'], message: 'Choose a cohort.' })

/** Requests a packet for a cohort, or for the person whose page sent the form. */
export const POST = form<'/manage/[organization]/packets/new'>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/packets`
  return submit({
    fields: packetInput,
    back: here,
    save: async ({ account, cohort }) => {
      if (!isUuid(account || cohort)) throw notFound()
      return requestPacket(coordinator, account ? { accountId: account } : { cohortId: cohort }, world)
    },
    to: (packetId) => `${here}/${packetId}`,
  })
})
