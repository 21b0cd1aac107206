import { dayInWords } from '@/lib/platform/words'
import { requiredIds } from '@/lib/record/roster/course-state'
import type { RosterFilter, RosterRow } from '@/lib/record/roster/roster'
import type { RosterSort } from '@/lib/record/roster/roster-order'
import { MixedScriptsTag } from '../mixed-scripts'
import { columnOf } from './roster-columns'
import { type RosterView, rosterQuery } from './roster-filter'
import type { ListChoice } from './selection-bar'

type Props = {
  here: string
  view: RosterView
  people: readonly RosterRow[]
  timeZone: string
  /** The id of the form that acts on the chosen people; null: people can't be chosen. */
  form: string | null
  choice: ListChoice
  /** More people follow on the next page. */
  hasMore: boolean
}

function SortLink({ here, view, label, sort }: { here: string; view: RosterView; label: string; sort: RosterSort }) {
  const { sort: now = 'name', isDescending } = view.filter
  const isSorted = now === sort
  const query = rosterQuery(view, { sort, isDescending: isSorted && !isDescending })
  return (
    <a href={`${here}/people?${query}`} aria-current={isSorted ? 'true' : undefined}>
      {label}
      {isSorted && <span aria-hidden="true">{isDescending ? ' ↓' : ' ↑'}</span>}
    </a>
  )
}

function emptyWords(hasMore: boolean, { isFormer, ...filter }: RosterFilter): string {
  if (hasMore) return 'No one on this page matches. Go to the next page.'
  if (isFormer) return 'No former person matches.'
  const { state, mark, dueOn, cohortId, divisionId, text } = filter
  const isWhole = !(state || mark || dueOn || cohortId || text) && divisionId === undefined
  return isWhole ? 'No one has joined yet. Import your people, or send them a join link.' : 'No one matches.'
}

/** Former people come with the day they left. */
export function RosterTable({ here, view, people, timeZone, form, choice, hasMore }: Props) {
  const { filter } = view
  const { course, isFormer, sort = 'name', isDescending } = filter
  const list = { here, timeZone, units: requiredIds(course).length }
  const columns = view.columns.map((key) => ({ key, ...columnOf(key) }))
  const sorted = (one: RosterSort | undefined) =>
    one === sort ? (isDescending ? ('descending' as const) : ('ascending' as const)) : undefined
  const isWhole = choice.of === 'list' && choice.count !== null
  const caption = `${course.title}: ${course.subtitle}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a scroll region
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="data roster">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {form && (
              <th scope="col" className="tick">
                <span className="vh">Choose</span>
              </th>
            )}
            <th scope="col" aria-sort={sorted('name')}>
              <SortLink here={here} view={view} label="Name" sort="name" />
            </th>
            {columns.map(({ key, label, sort: by }) => (
              <th key={key} scope="col" aria-sort={sorted(by)}>
                {by ? <SortLink here={here} view={view} label={label} sort={by} /> : label}
              </th>
            ))}
            {isFormer && <th scope="col">Left on</th>}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.accountId}>
              {form && (
                <td className="tick">
                  <label>
                    <input
                      type="checkbox"
                      form={form}
                      name="person"
                      value={person.accountId}
                      defaultChecked={choice.of === 'page' || isWhole}
                      disabled={isWhole}
                    />
                    <span className="vh">Choose {person.name}</span>
                  </label>
                </td>
              )}
              <th scope="row">
                <a className="row-link" href={`${here}/people/${person.accountId}`}>
                  <bdi>{person.name}</bdi> <MixedScriptsTag name={person.name} />
                </a>
              </th>
              {columns.map(({ key, show }) => (
                <td key={key}>{show(person, list)}</td>
              ))}
              {isFormer && <td>{person.leftAt && dayInWords(person.leftAt, timeZone)}</td>}
            </tr>
          ))}
          {people.length === 0 && (
            <tr>
              <td className="data-empty" colSpan={columns.length + 3}>
                {emptyWords(hasMore, filter)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
