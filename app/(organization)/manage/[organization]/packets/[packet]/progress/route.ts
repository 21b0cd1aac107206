import { requireCoordinator } from '@/app/_auth/guards'
import { json, respond } from '@/app/_auth/respond'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { findPacket } from '@/lib/record/packet/queries'
import { progressInWords } from '@/lib/record/packet/words'

type Context = RouteContext<'/manage/[organization]/packets/[packet]/progress'>

/** What app/_client/packet.ts asks while a packet is sent. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    const { organization, packet: id } = await params
    const coordinator = await requireCoordinator(organization)
    if (!isUuid(id)) throw notFound()
    const packet = await findPacket(coordinator, id)
    return json({ made: packet.made, finishedAt: packet.finishedAt, words: progressInWords(packet) })
  })
}
