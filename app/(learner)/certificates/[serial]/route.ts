import { currentActor } from '@/app/_auth/guards'
import { attachment, respond } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { download } from '@/lib/record/certificate/download'
import { parseSerial } from '@/lib/record/certificate/serial'

/** The file of a certificate, at /certificates/<serial>.pdf. */
export function GET(request: Request, { params }: RouteContext<'/certificates/[serial]'>): Promise<Response> {
  return respond(request, async () => {
    const [, stem = ''] = /^(.*)\.pdf$/.exec((await params).serial) ?? []
    const parsed = parseSerial(stem)
    if (!parsed.ok) throw notFound()
    const { serial } = parsed
    const shareToken = new URL(request.url).searchParams.get('share')
    const { pdf, sha256 } = await download({ learner: await currentActor(), shareToken }, { serial })
    const headers = { ETag: `"${sha256}"` }
    return attachment(Buffer.from(pdf), { name: `${serial}.pdf`, type: 'application/pdf', headers })
  })
}
