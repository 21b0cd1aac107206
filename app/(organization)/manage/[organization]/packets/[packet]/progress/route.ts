import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { json } from '@/app/_http/respond'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { findPacket } from '@/lib/record/packet/queries'
import { progressInWords } from '@/lib/record/packet/words'

/** Polled by app/_client/packet.ts during the download. */
export const GET = file<'/manage/[organization]/packets/[packet]/progress'>(async ({ params }) => {
  const { organization, packet: id } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(id)) throw notFound()
  const packet = await findPacket(coordinator, id)
  return json({ made: packet.made, finishedAt: packet.finishedAt, words: progressInWords(packet) })
})
