import { DataTable } from '@/app/_ui/data-table'
import { momentInWords } from '@/lib/platform/words'
import type { PacketView } from '@/lib/record/packet/queries'
import { progressInWords } from '@/lib/record/packet/words'

type Props = { here: string; packets: readonly PacketView[]; timeZone: string }

export function PacketTable({ here, packets, timeZone }: Props) {
  return (
    <DataTable
      caption="Newest first"
      columns={[
        { key: 'about', label: 'About' },
        { key: 'state', label: 'Progress' },
        { key: 'people', label: 'People', numeric: true },
        { key: 'asked', label: 'Requested' },
      ]}
      rows={packets.map((packet) => ({
        key: packet.id,
        href: `${here}/packets/${packet.id}`,
        cells: [
          <bdi key="about">{packet.about}</bdi>,
          progressInWords(packet),
          packet.people,
          momentInWords(packet.requestedAt, timeZone),
        ],
      }))}
      empty="No packets requested yet."
    />
  )
}
