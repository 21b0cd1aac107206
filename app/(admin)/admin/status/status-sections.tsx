import { Fragment } from 'react'
import { Tag, type TagKind } from '@/app/_ui/tag'
import type { SiteState, StatusGroup, StatusRow } from '@/lib/people/site-status/row'

const words: Record<SiteState, { text: string; kind: TagKind }> = {
  good: { text: 'Good', kind: 'good' },
  look: { text: 'Look at this', kind: 'warn' },
  broken: { text: 'Broken', kind: 'bad' },
}

export function StatusSections({ groups }: { groups: readonly StatusGroup[] }) {
  return groups.map(({ name, rows }) => (
    <Fragment key={name}>
      <h2>{name}</h2>
      <ul className="checks">
        {rows.map((row) => (
          <li key={`${row.name} ${row.fact}`}>
            <h3>{row.name}</h3>
            <p>
              <Tag kind={words[row.state].kind}>{words[row.state].text}</Tag>
            </p>
            <div>
              <p>{row.fact}</p>
              <Next next={row.next} />
            </div>
          </li>
        ))}
      </ul>
    </Fragment>
  ))
}

function Next({ next }: Pick<StatusRow, 'next'>) {
  if (!next) return null
  if ('page' in next)
    return (
      <p>
        <a href={next.page}>{next.text}</a>
      </p>
    )
  return (
    <p>
      {next.text}: <code>{next.section}</code>
    </p>
  )
}
