import { requireAdministrator } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { sendAgain } from '@/lib/people/mail/send-again'

export function POST(request: Request, { params }: RouteContext<'/admin/mail/[mail]/tries'>): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const administrator = await requireAdministrator()
    const { mail: mailId } = await params
    const again = await sendAgain(administrator, { mailId })
    return seeOther(`/admin/mail/${mailId}${again.ok ? '?done=queued' : ''}`)
  })
}
