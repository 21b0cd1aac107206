import { currentActor } from '@/app/_auth/guards'
import { respond } from '@/app/_auth/respond'
import { download } from '@/lib/certificate/download'
import { parseSerial } from '@/lib/certificate/serial'
import { notFound } from '@/lib/platform/error'

/** Reached as /certificates/<serial>.pdf, by a rewrite. */
export function GET(request: Request, { params }: RouteContext<'/api/certificates/[serial]/pdf'>): Promise<Response> {
  return respond(request, async () => {
    const parsed = parseSerial((await params).serial)
    if (!parsed.ok) throw notFound()
    const { serial } = parsed
    const shareToken = new URL(request.url).searchParams.get('share')
    const { pdf, sha256 } = await download({ learner: await currentActor(), shareToken }, { serial })
    return new Response(Buffer.from(pdf), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="${serial}.pdf"`,
        'Cache-Control': 'private, no-store',
        ETag: `"${sha256}"`,
      },
    })
  })
}
