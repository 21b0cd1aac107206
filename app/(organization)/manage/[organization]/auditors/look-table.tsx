import { actionWords } from '@/app/_record/action-words'
import { DataTable } from '@/app/_ui/data-table'
import { Pagination } from '@/app/_ui/pagination'
import { listLooks } from '@/lib/audit/looks'
import type { Coordinator } from '@/lib/people/account/actor'
import { momentInWords } from '@/lib/platform/words'

const pageSize = 50

interface Looks {
  here: string
  coordinator: Coordinator
  auditors: readonly { accountId: string }[]
  asked: string | null
}

/** Each page and file that the auditors opened. */
export async function lookTable({ here, coordinator, auditors, asked }: Looks) {
  const before = asked && /^\d{1,18}$/.test(asked) ? asked : null
  const accountIds = auditors.map(({ accountId }) => accountId)
  const rows = await listLooks(coordinator, { accountIds, before, limit: pageSize + 1 })
  const entries = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? entries.at(-1) : undefined
  return (
    <>
      <h2>Pages and files they opened</h2>
      <DataTable
        caption="Newest first"
        columns={[
          { key: 'who', label: 'Auditor' },
          { key: 'what', label: 'What' },
          { key: 'whom', label: 'About' },
          { key: 'when', label: 'When' },
        ]}
        rows={entries.map(({ id, actor, action, subject, at }) => ({
          key: id,
          cells: [
            <bdi key="who">{actor?.name}</bdi>,
            actionWords[action],
            <bdi key="whom">{subject?.name}</bdi>,
            <time key="when" dateTime={at.toISOString()}>
              {momentInWords(at, coordinator.timeZone)}
            </time>,
          ],
        }))}
        empty="Nothing yet."
      />
      <Pagination
        label="Entries"
        previous={before ? { href: here, label: 'The newest' } : undefined}
        next={last && { href: `${here}?before=${last.id}`, label: 'Older' }}
      />
    </>
  )
}
