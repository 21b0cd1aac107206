import { requireAdministrator } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { sendAgain } from '@/lib/people/mail/send-again'

export const POST = write<'/admin/mail/[mail]/tries'>(async ({ params }) => {
  const administrator = await requireAdministrator()
  const { mail: mailId } = params
  const again = await sendAgain(administrator, { mailId })
  return { to: `/admin/mail/${mailId}${again.ok ? '?done=queued' : ''}` }
})
