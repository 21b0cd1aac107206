import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Coordinator } from '@/lib/people/account/actor'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { listCohorts } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { listMatching } from '@/lib/record/roster/matching'
import { rosterDetails } from '@/lib/record/roster/record-export'
import type { RosterFilter } from '@/lib/record/roster/roster'
import { countRoster, listRosterPage } from '@/lib/record/roster/roster-page'
import { managePage } from '../manage-page'
import { selectionDone } from '../selection/done-words'
import { readRosterView, rosterQuery } from './roster-filter'
import { RosterForm } from './roster-form'
import { RosterTable } from './roster-table'
import { type ListChoice, SelectionBar } from './selection-bar'
import { withoutStrangers } from './without-strangers'

/** Less than four screens of a phone. */
const pageSize = 25
const countedAtMost = 1000

export const GET = page<'/manage/[organization]/people'>(async ({ params, query }) => {
  const { organization } = params
  const here = `/manage/${organization}`
  const coordinator = await requireCoordinator(organization)
  const catalog = await loadCatalog()
  const fromQuery = readRosterView(catalog, query)
  if (!fromQuery) throw notFound()
  const view = { ...fromQuery, filter: await withoutStrangers(coordinator, fromQuery.filter) }
  const { filter, after } = view
  const [{ rows: people, next }, total, cohorts, divisions] = await Promise.all([
    listRosterPage(coordinator, filter, { after, limit: pageSize, now: new Date() }),
    countRoster(coordinator, countedAtMost),
    listCohorts(coordinator, new Date()),
    listDivisions(coordinator),
  ])
  await recordView(coordinator, {
    action: 'organization.people-viewed',
    object: `organization:${organization}`,
    details: rosterDetails(filter),
    values: { text: filter.text ?? null },
  })
  const form = filter.isFormer || people.length === 0 ? null : 'selection'
  const choice = await readChoice(coordinator, filter, query)
  const thisPage = rosterQuery(view, after ? { ...filter, after } : filter)
  const done = selectionDone(query)
  const isRefused = query.get('done') === 'none' || query.get('done') === 'many'
  const meta = [
    total > countedAtMost ? 'More than 1,000 people in all' : `${total} ${total === 1 ? 'person' : 'people'} in all`,
  ]
  return managePage(
    { coordinator, title: 'People', width: 'wide', meta, done: isRefused ? null : done },
    <>
      {isRefused && <Notice kind="warn" title={done ?? ''} role="status" />}
      <ListLinks here={here} list={rosterQuery(view)} />
      <RosterForm here={here} catalog={catalog} view={view} cohorts={cohorts} divisions={divisions} />
      {filter.isFormer && (
        <p>These people left your organization. You see their records as they were on the day they left.</p>
      )}
      <RosterTable
        here={here}
        view={view}
        people={people}
        timeZone={coordinator.timeZone}
        form={form}
        choice={choice}
        hasMore={next !== null}
      />
      {form && (
        <SelectionBar
          id={form}
          here={here}
          list={rosterQuery(view)}
          page={thisPage}
          choice={choice}
          isLong={after !== null || next !== null}
        />
      )}
      <Pagination
        label="Pages of people"
        {...(after && { previous: { href: `${here}/people?${rosterQuery(view)}`, label: 'First page' } })}
        {...(next && { next: { href: `${here}/people?${rosterQuery(view, { ...filter, after: next })}` } })}
      />
    </>,
  )
})

async function readChoice(coordinator: Coordinator, filter: RosterFilter, query: URLSearchParams): Promise<ListChoice> {
  const select = query.get('select')
  if (select !== 'list' || filter.isFormer) return { of: select === 'page' ? 'page' : 'nobody' }
  const everyone = await listMatching(coordinator, filter, new Date())
  return { of: 'list', count: everyone?.length ?? null }
}

function ListLinks({ here, list }: { here: string; list: string }) {
  return (
    <ButtonRow>
      <ButtonLink kind="quiet" href={`${here}/people.csv?${list}`}>
        Download this list (CSV)
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/people.xlsx?${list}`}>
        Download this list (Excel)
      </ButtonLink>
    </ButtonRow>
  )
}
