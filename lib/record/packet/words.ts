import type { PacketView } from './queries'

export function progressInWords({
  made,
  people,
  startedAt,
  finishedAt,
}: Pick<PacketView, 'made' | 'people' | 'startedAt' | 'finishedAt'>): string {
  if (!startedAt) return 'Not downloaded yet'
  return finishedAt ? 'Sent whole' : `${made} of ${people} ${people === 1 ? 'person' : 'people'}`
}
