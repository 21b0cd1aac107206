import type { ReactNode } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import { Tag, type TagKind } from '@/app/_ui/tag'
import { newDivisionName } from '@/lib/people/import/new-divisions'
import type { ImportPlan } from '@/lib/people/import/plan-import'
import type { PlannedRow } from '@/lib/people/import/planned-row'
import { dateInWords } from '@/lib/platform/words'
import { fieldWords, problemWords } from './field-words'
import { LeftOut, mostReported } from './left-out'

const states: Record<PlannedRow['state'], { text: string; kind: TagKind }> = {
  changed: { text: 'Changes', kind: 'info' },
  unchanged: { text: 'No change', kind: 'neutral' },
  new: { text: 'New', kind: 'good' },
  invited: { text: 'Invitation changes', kind: 'info' },
  error: { text: 'Left out', kind: 'bad' },
}

const unconfirmed = { text: 'Address not confirmed', kind: 'warn' } as const

const shownFields = ['identifier', 'rank', 'division', 'hiredOn', 'supervisor'] as const
type ShownField = (typeof shownFields)[number]
/** The other rows are folded, so that a long list stays a short page. */
const openRows = 25

type Values = Partial<Record<ShownField, string>>

/** The values to save and the values they replace. For a member, only the ones that change. */
function valuesOf({ change, invitation }: PlannedRow): { to: Values; from: Values } {
  if (invitation) return { to: { ...invitation.to, division: invitation.to.divisionId }, from: {} }
  const valuesIn = ({ divisionId, supervisorId, ...details }: NonNullable<typeof change>['to']): Values => ({
    ...details,
    ...(divisionId !== undefined && { division: divisionId }),
    ...(supervisorId !== undefined && { supervisor: supervisorId }),
  })
  return change ? { to: valuesIn(change.to), from: valuesIn(change.from) } : { to: {}, from: {} }
}

function inWords({ names }: ImportPlan, field: ShownField, value: string): string {
  if (value === '') return ''
  if (field === 'hiredOn') return dateInWords(value)
  return newDivisionName(value) ?? names.get(value) ?? value
}

function ValueCell({ plan, row, field }: { plan: ImportPlan; row: PlannedRow; field: ShownField }) {
  const { to, from } = valuesOf(row)
  const value = to[field]
  if (!value) return null
  const before = from[field]
  return (
    <>
      <bdi>{inWords(plan, field, value)}</bdi>
      {row.change && (
        <small className="was">
          {before ? (
            <>
              was <bdi>{inWords(plan, field, before)}</bdi>
            </>
          ) : (
            'was empty'
          )}
        </small>
      )}
    </>
  )
}

function WhatHappens({ row }: { row: PlannedRow }) {
  const { isUnconfirmed, state, warnings } = row
  const { text, kind } = isUnconfirmed ? unconfirmed : states[state]
  const code = state === 'new' ? 'Saving makes a code' : 'There is a code'
  return (
    <>
      <Tag kind={kind}>{text}</Tag>{' '}
      {isUnconfirmed &&
        `Someone joined with this address but has not confirmed it, so they get no details. ${code} to hand over. `}
      {problemWords(warnings)}
    </>
  )
}

/** Null for members. */
function invitationOf({ invitation }: PlannedRow): ReactNode {
  return invitation && <bdi>{invitation.to.email || 'Printed code'}</bdi>
}

const countWords = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['unchanged', 'unchanged'],
  ['invited', 'invited before'],
  ['error', 'left out'],
] as const satisfies (readonly [PlannedRow['state'], string])[]

export function ReportCounts({ plan: { rows } }: { plan: ImportPlan }) {
  const counts = countWords.flatMap(([state, word]) => {
    const count = rows.filter((row) => row.state === state).length
    return count > 0 ? `${count} ${word}` : []
  })
  const warned = rows.filter(({ state, warnings }) => state !== 'error' && warnings.length > 0).length
  return (
    <p>
      <strong>{counts.join(', ')}.</strong>
      {warned > 0 && ` ${warned} with a warning, saved as shown.`}
    </p>
  )
}

export function ImportReport({ plan }: { plan: ImportPlan }) {
  const shown = plan.rows.filter(
    ({ state, invitation, isUnconfirmed, warnings }) =>
      state !== 'error' &&
      (warnings.length > 0 || (state !== 'unchanged' && (state !== 'invited' || invitation !== null || isUnconfirmed))),
  )
  const saved = [
    ...shown.filter(({ warnings }) => warnings.length > 0),
    ...shown.filter(({ warnings }) => warnings.length === 0),
  ]
  const [first, more] = [saved.slice(0, openRows), saved.slice(openRows, mostReported)]
  return (
    <>
      <NewDivisions names={plan.newDivisions} />
      <LeftOut rows={plan.rows.filter(({ state }) => state === 'error')} />
      <SavedRows plan={plan} rows={first} caption="What will be saved" />
      {more.length > 0 && (
        <details className="fold">
          <summary>
            Show {more.length} more{saved.length > mostReported && ` of ${saved.length - openRows}`}
          </summary>
          <SavedRows plan={plan} rows={more} caption="What else will be saved" />
        </details>
      )}
    </>
  )
}

interface Shown {
  plan: ImportPlan
  rows: readonly PlannedRow[]
  caption: string
}

/** Leaves out columns without a value. */
function SavedRows({ plan, rows, caption }: Shown) {
  const fields = shownFields.filter((field) => rows.some((row) => valuesOf(row).to[field]))
  const invites = rows.some(({ invitation }) => invitation !== null)
  return (
    <DataTable
      caption={caption}
      cards
      columns={[
        { key: 'person', label: 'Person' },
        { key: 'line', label: 'Line', numeric: true },
        { key: 'state', label: 'What happens' },
        ...fields.map((field) => ({ key: field, label: fieldWords[field] })),
        ...(invites ? [{ key: 'invitation', label: 'Invitation' }] : []),
      ]}
      rows={rows.map((row) => ({
        key: String(row.line),
        cells: [
          <bdi key="person">{row.name}</bdi>,
          row.line,
          <WhatHappens key="state" row={row} />,
          ...fields.map((field) => <ValueCell key={field} plan={plan} row={row} field={field} />),
          ...(invites ? [invitationOf(row)] : []),
        ],
      }))}
      empty="Nothing would change."
    />
  )
}

function NewDivisions({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <section>
      <h2>{names.length === 1 ? 'One new division' : `${names.length} new divisions`}</h2>
      <p>Saving creates them. If these aren’t divisions, set their column to “Not saved” and check again.</p>
      <ul className="names">
        {names.map((name) => (
          <li key={name}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
