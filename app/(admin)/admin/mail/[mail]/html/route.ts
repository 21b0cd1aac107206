import { requireAdministrator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { view } from '@/lib/people/mail/view'

export const GET = file<'/admin/mail/[mail]/html'>(async ({ params }) => {
  const administrator = await requireAdministrator()
  const { html } = await view(administrator, { mailId: params.mail, part: 'html' })
  return { body: html, type: 'text/html; charset=utf-8' }
})
