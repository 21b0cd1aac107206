import type { PacketView } from './queries'

/** How far a packet is, in words. Whether somebody broke off is not known here: they may ask again. */
export function progressInWords({
  made,
  people,
  startedAt,
  finishedAt,
}: Pick<PacketView, 'made' | 'people' | 'startedAt' | 'finishedAt'>): string {
  if (!startedAt) return 'Not downloaded yet'
  return finishedAt ? 'Sent whole' : `${made} of ${people} ${people === 1 ? 'person' : 'people'}`
}
