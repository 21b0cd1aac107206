import { mandateStateTags, stateDay } from '@/app/_record/mandate-states'
import { Tag } from '@/app/_ui/tag'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { GridRow } from '@/lib/record/compliance/grid'
import type { Judgment } from '@/lib/record/mandate/judge-mandate'
import { type MandateView, mandateTitle } from '@/lib/record/mandate/queries'
import type { MandateRule } from '@/lib/record/mandate/rule'
import { cycleWords } from '../mandates/cycle-words'

type Column = { mandate: MandateView; rule: MandateRule }
type Props = { home: string; columns: readonly Column[]; rows: readonly GridRow[]; empty: string }

/** On a phone each row is a card: the roles keep it a table for screen readers. */
export function GridTable({ home, columns, rows, empty }: Props) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a browser drops the roles of a table with another display
    <table className="data compliance" role="table">
      <caption>People by mandate</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <th scope="col" role="columnheader">
            Person
          </th>
          {columns.map(({ mandate, rule }) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above
            <th key={mandate.id} scope="col" role="columnheader">
              <a href={`${home}/mandates/${mandate.id}`}>{mandateTitle(mandate)}</a>
              <span className="cell-note">
                {rule.minutes === 60 ? '1 hour' : `${hoursOf(rule)} hours`}, {cycleWords(rule.cycle)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          <PersonRow key={row.accountId} home={home} columns={columns} row={row} />
        ))}
        {rows.length === 0 && (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <tr role="row">
            {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
            <td role="cell" className="data-empty" colSpan={columns.length + 1}>
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function PersonRow({ home, columns, row }: Omit<Props, 'rows' | 'empty'> & { row: GridRow }) {
  const person = `${home}/people/${row.accountId}`
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <tr role="row">
      {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
      <th scope="row" role="rowheader">
        <a href={person}>
          <bdi>{row.name}</bdi>
        </a>
        {row.division && <span className="cell-note">{row.division}</span>}
      </th>
      {columns.map(({ mandate }) => {
        const judgment = row.judgments.get(mandate.id)
        return (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <td key={mandate.id} role="cell" data-label={mandateTitle(mandate)}>
            {judgment && <StateLink href={`${person}/hours#mandate-${mandate.id}`} judgment={judgment} />}
          </td>
        )
      })}
    </tr>
  )
}

function StateLink({ href, judgment }: { href: string; judgment: Judgment }) {
  const { text, kind } = mandateStateTags[judgment.state]
  return (
    <a href={href}>
      <Tag kind={kind}>{text}</Tag>
      <span className="cell-note">{stateDay(judgment)}</span>
    </a>
  )
}
