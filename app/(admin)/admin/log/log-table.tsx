import { actionWords, roleWords } from '@/app/_record/action-words'
import { DataTable } from '@/app/_ui/data-table'
import type { EntryView, PersonView } from '@/lib/audit/log/entry-view'
import { momentInWords } from '@/lib/platform/words'
import { detailInWords, objectInWords } from './without-ids'

const here = '/admin/log'

type Props = { entries: readonly EntryView[]; caption: string; timeZone: string }

export function LogTable({ entries, caption, timeZone }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'what', label: 'What' },
        { key: 'who', label: 'Who' },
        { key: 'when', label: 'When' },
        { key: 'whom', label: 'About whom' },
        { key: 'object', label: 'About what' },
        { key: 'details', label: 'Details' },
        { key: 'place', label: 'Position in the chain', numeric: true },
      ]}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [
          actionWords[entry.action] ?? entry.action,
          <Who key="who" actor={entry.actor} role={roleWords[entry.role] ?? entry.role} />,
          <time key="when" dateTime={entry.at.toISOString()}>
            {momentInWords(entry.at, timeZone)}
          </time>,
          entry.subject && <Person key="whom" person={entry.subject} />,
          entry.object && (
            <a key="object" href={`${here}?${new URLSearchParams({ object: entry.object })}`}>
              {objectInWords(entry.object)}
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
  return (
    <a href={`${here}?${new URLSearchParams({ person: id })}`}>{name === null ? 'Name erased' : <bdi>{name}</bdi>}</a>
  )
}

/** Shows the chained fields, then the personal values, which may have been erased. */
function Details({ entry: { details, values } }: { entry: EntryView }) {
  const plain = Object.entries(details).flatMap(([field, value]) => {
    const text = detailInWords(value)
    return text === null ? [] : [[field, text] as const]
  })
  if (plain.length + values.length === 0) return null
  return (
    <ul>
      {plain.map(([field, text]) => (
        <li key={field}>
          {field}: {text}
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
