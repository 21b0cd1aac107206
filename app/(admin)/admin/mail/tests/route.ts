import { requireAdministrator, requireLearner } from '@/app/_auth/guards'
import { write } from '@/app/_http/write'
import { sendTestMail } from '@/lib/people/mail/send-test-mail'

export const POST = write(async () => {
  const administrator = await requireAdministrator()
  await sendTestMail(administrator, await requireLearner())
  return { to: '/admin/mail?done=test' }
})
