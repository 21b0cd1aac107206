import type { ReactNode } from 'react'
import { Tag } from '@/app/_ui/tag'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import { type RosterRow, rosterStateWords } from '@/lib/record/roster/roster'
import type { RosterSort } from '@/lib/record/roster/roster-order'
import { ResetLinkForm } from '../reset-link-form'
import { rosterStateTags } from './roster-states'

interface Column {
  label: string
  sort?: RosterSort
  show: (row: RosterRow, list: List) => ReactNode
}

interface List {
  here: string
  timeZone: string
  /** How many units the course requires. */
  units: number
}

/** The same days as on the certificate: in its own time zone, not the organization's. */
function certifiedOn({ state, certifiedAt, expiresAt, timeZone }: RosterRow): string {
  if (!certifiedAt || !timeZone) return ''
  return state === 'expired' && expiresAt
    ? `Ended ${dayInWords(expiresAt, timeZone)}`
    : dayInWords(certifiedAt, timeZone)
}

/** In the order of the list. */
const rosterColumns = {
  state: {
    label: 'State',
    show: ({ state }) => <Tag kind={rosterStateTags[state]}>{rosterStateWords[state]}</Tag>,
  },
  progress: { label: 'Progress', show: ({ done }, { units }) => done !== null && `${done} of ${units}` },
  due: { label: 'Due', show: ({ dueOn }) => dueOn && dateInWords(dueOn) },
  active: { label: 'Last active', show: ({ activeAt }, { timeZone }) => activeAt && dayInWords(activeAt, timeZone) },
  score: { label: 'Last final', show: ({ score }) => score && `${score.raw} of ${score.max}` },
  identifier: { label: 'Identifier', sort: 'identifier', show: ({ identifier }) => identifier },
  rank: { label: 'Rank or role', sort: 'rank', show: ({ rank }) => rank },
  division: { label: 'Division', show: ({ division }) => division },
  cohorts: { label: 'Cohorts', show: ({ cohorts }) => cohorts },
  hired: { label: 'Hired on', sort: 'hired', show: ({ hiredOn }) => hiredOn && dateInWords(hiredOn) },
  supervisor: { label: 'Supervisor', show: ({ supervisor }) => supervisor },
  certified: { label: 'Certified on', show: certifiedOn },
  serial: {
    label: 'Certificate',
    show: ({ serial }) => serial && <a href={`/certificates/${serial}.pdf`}>{serial}</a>,
  },
  email: { label: 'Email', show: ({ email }) => email },
  password: {
    label: 'Password',
    show: ({ accountId, name, leftAt }, { here }) =>
      !leftAt && <ResetLinkForm here={here} accountId={accountId} name={name} />,
  },
} satisfies Record<string, Column>

export type ColumnKey = keyof typeof rosterColumns
export const columnKeys = Object.keys(rosterColumns) as ColumnKey[]
const usual: ColumnKey[] = ['state', 'progress', 'due', 'active', 'identifier', 'division', 'certified', 'serial']

/** Without a choice, the usual ones. */
export function chosenColumns(keys: readonly string[]): ColumnKey[] {
  const chosen = columnKeys.filter((key) => keys.includes(key))
  return chosen.length > 0 ? chosen : usual
}

export const isUsual = (columns: readonly ColumnKey[]) => columns.join() === usual.join()

export const columnOf = (key: ColumnKey): Column => rosterColumns[key]
