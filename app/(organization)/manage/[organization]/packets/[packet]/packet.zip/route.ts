import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { slugOf } from '@/lib/record/packet/content/file'
import { findPacket } from '@/lib/record/packet/queries'
import { streamPacket } from '@/lib/record/packet/stream-packet'

/** Streamed: generated as the client reads, and stopped when it disconnects. */
export const GET = file<'/manage/[organization]/packets/[packet]/packet.zip'>(async ({ params }) => {
  const { organization, packet: id } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(id)) throw notFound()
  const { about } = await findPacket(coordinator, id)
  const name = ['packet', slugOf(about), id.slice(0, 8)].filter(Boolean).join('-')
  return { body: await streamPacket(coordinator, id), name: `${name}.zip`, type: 'application/zip' }
})

/** A HEAD request generates nothing and logs no download. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'GET' } })
}
