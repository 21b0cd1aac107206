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
        { key: 'asked', label: 'Requested' },
        { key: 'people', label: 'People', numeric: true },
        { key: 'state', label: 'Progress' },
      ]}
      rows={packets.map((packet) => ({
        key: packet.id,
        cells: [
          <a key="about" href={`${here}/packets/${packet.id}`}>
            <bdi>{packet.about}</bdi>
          </a>,
          momentInWords(packet.requestedAt, timeZone),
          packet.people,
          progressInWords(packet),
        ],
      }))}
      empty="No packets requested yet."
    />
  )
}
