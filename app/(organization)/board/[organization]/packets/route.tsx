import { requireAuditor } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { recordView } from '@/lib/audit/log/record-view'
import { momentInWords } from '@/lib/platform/words'
import { listPackets } from '@/lib/record/packet/queries'
import { auditorPage } from '../auditor-page'

const shownAtMost = 200

/** Not the files: a packet has answers, which an auditor never sees here. */
export const GET = page<'/board/[organization]/packets'>(async ({ params }) => {
  const auditor = await requireAuditor(params.organization)
  const packets = await listPackets(auditor, shownAtMost)
  await recordView(auditor, {
    action: 'packet.list-viewed',
    object: `organization:${auditor.organizationId}`,
    people: packets.flatMap(({ accountId }) => (accountId ? [{ accountId }] : [])),
  })
  return auditorPage(
    { auditor, title: 'Audit packets' },
    <>
      <p>
        A packet has a person’s whole record with their answers, so you get it from the organization. To check that the
        file is the one it made, compare the SHA-256 of its manifest.json.
      </p>
      <DataTable
        caption="Newest first"
        columns={[
          { key: 'about', label: 'About' },
          { key: 'people', label: 'People', numeric: true },
          { key: 'finished', label: 'Made' },
          { key: 'hash', label: 'SHA-256 of manifest.json' },
        ]}
        rows={packets.map(({ id, about, people, finishedAt, manifestHash }) => ({
          key: id,
          cells: [
            <bdi key="about">{about}</bdi>,
            people,
            finishedAt ? momentInWords(finishedAt, auditor.timeZone) : 'Not downloaded yet',
            manifestHash && <code key="hash">{manifestHash}</code>,
          ],
        }))}
        empty="No packets yet."
      />
    </>,
  )
})
