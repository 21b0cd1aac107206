import { requireAdministrator } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { endInvitation } from '@/lib/people/role/end-invitation'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

export const POST = write<'/admin/invitations/[invitation]/end'>(async ({ params }) => {
  const administrator = await requireAdministrator()
  if (!isUuid(params.invitation)) throw notFound()
  await endInvitation(administrator, { invitationId: params.invitation })
  return { to: '/admin?done=invitation-ended' }
})
