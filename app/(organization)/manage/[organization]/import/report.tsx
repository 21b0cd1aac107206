import { DataTable } from '@/app/_ui/data-table'
import { Tag, type TagKind } from '@/app/_ui/tag'
import { mostAbsent } from '@/lib/people/import/list-absent'
import type { ImportPlan } from '@/lib/people/import/plan-import'
import type { PlannedRow } from '@/lib/people/import/planned-row'
import { fieldWords } from './mapping-form'

const states: Record<PlannedRow['state'], { text: string; kind: TagKind }> = {
  changed: { text: 'Changed', kind: 'info' },
  unchanged: { text: 'Unchanged', kind: 'neutral' },
  new: { text: 'New', kind: 'good' },
  invited: { text: 'Invited', kind: 'info' },
  error: { text: 'Error', kind: 'bad' },
}

const unconfirmed = { text: 'Address not confirmed', kind: 'warn' } as const

const names: Record<string, string> = {
  rank: 'rank or role',
  identifier: 'identifier',
  hiredOn: 'hired on',
  supervisorId: 'supervisor',
  divisionId: 'division',
}

/** Longer reports end here; the download of errors has all. */
const mostRows = 500

export function rowProblems({ problems }: PlannedRow): string {
  return problems
    .map(({ field, message }) => (field === 'row' ? message : `${fieldWords[field]}: ${message}`))
    .join(' ')
}

function whatChanges({ change, invitation, isUnconfirmed, state }: PlannedRow): string {
  if (isUnconfirmed) {
    const code = state === 'new' ? 'Saving makes a code' : 'There is a code'
    return `Someone joined with this address but has not confirmed it, so they get no details. ${code} to hand over.`
  }
  if (invitation) return invitation.invitationId ? 'The open invitation changes.' : invitation.to.email
  if (!change) return ''
  return Object.entries(change.to)
    .map(([field, value]) => (field.endsWith('Id') ? (names[field] ?? field) : `${names[field] ?? field} ${value}`))
    .join('; ')
}

function StateTag({ row: { state, isUnconfirmed } }: { row: PlannedRow }) {
  const { text, kind } = isUnconfirmed && state !== 'error' ? unconfirmed : states[state]
  return <Tag kind={kind}>{text}</Tag>
}

export function ImportReport({ home, plan }: { home: string; plan: ImportPlan }) {
  const count = (state: PlannedRow['state']) => plan.rows.filter((row) => row.state === state).length
  const { absent } = plan
  const shown = plan.rows.filter(
    ({ state, invitation, isUnconfirmed }) =>
      state !== 'unchanged' && (state !== 'invited' || invitation !== null || isUnconfirmed),
  )
  return (
    <>
      <p>
        {count('changed')} changed, {count('unchanged')} unchanged, {count('new')} new, {count('invited')} invited
        before, {count('error')} with errors.
      </p>
      <DataTable
        caption="Row by row"
        columns={[
          { key: 'person', label: 'Person' },
          { key: 'line', label: 'Line', numeric: true },
          { key: 'state', label: 'What happens' },
          { key: 'why', label: 'Change or error' },
        ]}
        rows={shown.slice(0, mostRows).map((row) => ({
          key: String(row.line),
          cells: [
            <bdi key="person">{row.name}</bdi>,
            row.line,
            <StateTag key="state" row={row} />,
            rowProblems(row) || whatChanges(row),
          ],
        }))}
        empty="Nothing would change."
      />
      {shown.length > mostRows && <p>The first {mostRows} rows are shown.</p>}
      <Absent home={home} absent={absent} />
    </>
  )
}

/** Folded when long: a list of new people leaves out everyone else. */
function Absent({ home, absent }: { home: string; absent: ImportPlan['absent'] }) {
  if (absent.count === 0) return <p>Everyone is in your list.</p>
  const count = absent.count > mostAbsent ? 'more than 1,000' : absent.count
  return (
    <details className="fold" open={absent.count <= 20}>
      <summary>Not in your list: {count}</summary>
      <p>These people stay as they are. If someone has left, open their name to enter a last day.</p>
      <DataTable
        caption="People not in your list"
        columns={[{ key: 'person', label: 'Person' }]}
        rows={absent.shown.map(({ accountId, name }) => ({
          key: accountId,
          href: `${home}/people/${accountId}/removal`,
          cells: [<bdi key="person">{name}</bdi>],
        }))}
        empty=""
      />
    </details>
  )
}
