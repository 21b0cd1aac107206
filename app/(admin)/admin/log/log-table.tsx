import { DataTable } from '@/app/_ui/data-table'
import type { EntryView, PersonView } from '@/lib/audit/entry-view'
import { momentInWords } from '@/lib/platform/words'
import { actionWords, roleWords } from './action-words'

const here = '/admin/log'

type Props = { entries: readonly EntryView[]; caption: string; timeZone: string }

export function LogTable({ entries, caption, timeZone }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'when', label: 'When' },
        { key: 'who', label: 'Who' },
        { key: 'what', label: 'What' },
        { key: 'whom', label: 'Whom' },
        { key: 'object', label: 'Object' },
        { key: 'details', label: 'Details' },
        { key: 'place', label: 'Position in the chain', numeric: true },
      ]}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [
          <time key="when" dateTime={entry.at.toISOString()}>
            {momentInWords(entry.at, timeZone)}
          </time>,
          <Who key="who" actor={entry.actor} role={roleWords[entry.role] ?? entry.role} />,
          actionWords[entry.action] ?? entry.action,
          entry.subject && <Person key="whom" person={entry.subject} />,
          entry.object && (
            <a key="object" href={`${here}?${new URLSearchParams({ object: entry.object })}`}>
              {entry.object}
            </a>
          ),
          <Details key="details" entry={entry} />,
          entry.position ?? 'Waiting',
        ],
      }))}
      empty="No entry matches."
    />
  )
}

function Who({ actor, role }: { actor: PersonView | null; role: string }) {
  if (!actor) return role
  return (
    <>
      <Person person={actor} />, {role.toLowerCase()}
    </>
  )
}

function Person({ person: { id, name } }: { person: PersonView }) {
  return <a href={`${here}?${new URLSearchParams({ person: id })}`}>{name === null ? id : <bdi>{name}</bdi>}</a>
}

/** Shows the chained fields, then the personal values, which may have been erased. */
function Details({ entry: { details, values } }: { entry: EntryView }) {
  const plain = Object.entries(details).filter(([, value]) => value !== null)
  if (plain.length + values.length === 0) return null
  return (
    <ul>
      {plain.map(([field, value]) => (
        <li key={field}>
          {field}: {Array.isArray(value) ? value.join(', ') : String(value)}
        </li>
      ))}
      {values.map(({ field, value }) => (
        <li key={field}>
          {field}: {value === null ? <em>erased</em> : <bdi>{value}</bdi>}
        </li>
      ))}
    </ul>
  )
}
