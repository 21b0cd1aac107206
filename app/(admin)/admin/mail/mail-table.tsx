import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import type { MailView } from '@/lib/people/mail/queries'
import { momentInWords } from '@/lib/platform/words'
import { stateWords } from './state-words'

export function MailTable({ mails, timeZone }: { mails: readonly MailView[]; timeZone: string }) {
  return (
    <DataTable
      caption="Mails, newest first"
      columns={[
        { key: 'subject', label: 'Subject' },
        { key: 'state', label: 'State' },
        { key: 'recipient', label: 'To' },
        { key: 'written', label: 'Written' },
        { key: 'tries', label: 'Tries', numeric: true },
        { key: 'error', label: 'Last error' },
      ]}
      rows={mails.map(({ id, subject, recipient, state, tries, lastError, createdAt }) => ({
        key: id,
        href: `/admin/mail/${id}`,
        cells: [
          subject,
          <Tag key="state" kind={stateWords[state].kind}>
            {stateWords[state].text}
          </Tag>,
          recipient,
          momentInWords(createdAt, timeZone),
          tries,
          lastError,
        ],
      }))}
      empty="No mail yet. The first one goes out when someone registers or asks for a new password."
    />
  )
}
