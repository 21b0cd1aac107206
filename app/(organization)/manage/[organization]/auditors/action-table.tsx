import { actionWords } from '@/app/_record/action-words'
import { DataTable } from '@/app/_ui/data-table'
import { Pagination } from '@/app/_ui/pagination'
import { momentInWords } from '@/lib/platform/words'
import type { findAuditorActions } from './find-auditor-actions'

interface Props {
  here: string
  actions: Awaited<ReturnType<typeof findAuditorActions>>
  timeZone: string
}

/** Each page and file that the auditors opened. */
export function ActionTable({ here, actions: { before, entries, last }, timeZone }: Props) {
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
              {momentInWords(at, timeZone)}
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
