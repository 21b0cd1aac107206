import { requireAdministrator } from '@/app/_auth/guards'
import type { Address } from '@/app/_http/address'
import { file } from '@/app/_http/file'
import { view } from '@/lib/people/mail/view'

/** A mail may carry inline styles and nothing else. */
export const address = {
  headers: {
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  },
} satisfies Address

export const GET = file<'/admin/mail/[mail]/html'>(async ({ params }) => {
  const administrator = await requireAdministrator()
  const { html } = await view(administrator, { mailId: params.mail, part: 'html' })
  return { body: html, type: 'text/html; charset=utf-8' }
})
