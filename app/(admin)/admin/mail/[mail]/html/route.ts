import { requireAdministrator } from '@/app/_auth/guards'
import { respond } from '@/app/_auth/respond'
import { view } from '@/lib/people/mail/view'

/** Its inline styles are all that a mail may bring along. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`

/** The HTML part of a mail, as a page of its own. */
export function GET(request: Request, { params }: RouteContext<'/admin/mail/[mail]/html'>): Promise<Response> {
  return respond(request, async () => {
    const administrator = await requireAdministrator()
    const { html } = await view(administrator, { mailId: (await params).mail, part: 'html' })
    return new Response(html, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'private, no-store',
        'Content-Security-Policy': policy,
      },
    })
  })
}
