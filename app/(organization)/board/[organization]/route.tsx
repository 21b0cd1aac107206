import { requireAuditor } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import { Pagination } from '@/app/_ui/pagination'
import { Tag } from '@/app/_ui/tag'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Catalog } from '@/lib/content/course/schema'
import { notFound } from '@/lib/platform/error'
import { dayInWords } from '@/lib/platform/words'
import { rosterDetails } from '@/lib/record/roster/record-export'
import { type RosterFilter, rosterStateWords } from '@/lib/record/roster/roster'
import type { RosterCursor } from '@/lib/record/roster/roster-order'
import { listRosterPage } from '@/lib/record/roster/roster-page'
import { readRosterView, rosterQuery } from '../../manage/[organization]/people/roster-filter'
import { rosterStateTags } from '../../manage/[organization]/people/roster-states'
import { auditorPage } from './auditor-page'

const pageSize = 50

export const GET = page<'/board/[organization]'>(async ({ params, query }) => {
  const auditor = await requireAuditor(params.organization)
  const { organizationId, timeZone } = auditor
  const catalog = await loadCatalog()
  const view = readRosterView(catalog, query)
  if (!view) throw notFound()
  const { course, state, text } = view.filter
  const filter: RosterFilter = { course, state, text }
  const page = { after: view.after, limit: pageSize, now: new Date() }
  const { rows: people, next } = await listRosterPage(auditor, filter, page)
  await recordView(auditor, {
    action: 'organization.people-viewed',
    object: `organization:${organizationId}`,
    details: rosterDetails(filter),
    values: { text: text ?? null },
  })
  const here = `/board/${organizationId}`
  const pageAddress = (after?: RosterCursor) => `${here}?${rosterQuery({ filter, columns: [] }, after && { after })}`
  return auditorPage(
    { auditor, title: 'People' },
    <>
      <FilterForm here={here} catalog={catalog} filter={filter} />
      <DataTable
        caption={`${course.title}: ${course.subtitle}`}
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'state', label: 'State' },
          { key: 'identifier', label: 'Identifier' },
          { key: 'rank', label: 'Rank or role' },
          { key: 'division', label: 'Division' },
          { key: 'certified', label: 'Certified on' },
          { key: 'expires', label: 'Expires on' },
        ]}
        rows={people.map((person) => {
          const day = (moment: Date | null) => moment && dayInWords(moment, person.timeZone ?? timeZone)
          return {
            key: person.accountId,
            cells: [
              <bdi key="name">{person.name}</bdi>,
              <Tag key="state" kind={rosterStateTags[person.state]}>
                {rosterStateWords[person.state]}
              </Tag>,
              person.identifier,
              person.rank,
              person.division,
              day(person.certifiedAt),
              day(person.expiresAt),
            ],
          }
        })}
        empty={next ? 'No one on this page matches. Go to the next page.' : 'No one matches.'}
      />
      <Pagination
        label="Pages of people"
        {...(view.after && { previous: { href: pageAddress(), label: 'First page' } })}
        {...(next && { next: { href: pageAddress(next) } })}
      />
    </>,
  )
})

function FilterForm({ here, catalog, filter }: { here: string; catalog: Catalog; filter: RosterFilter }) {
  const courses = catalog.courses.map(({ slug, title, subtitle }) => ({ value: slug, text: `${title}: ${subtitle}` }))
  const states = Object.entries(rosterStateWords)
    .filter(([state]) => state !== 'failed')
    .map(([value, text]) => ({ value, text }))
  return (
    <form method="get" action={here} className="toolbar">
      <div className="filters">
        <Field label="Name or identifier" name="q" type="search" isFilter defaultValue={filter.text} />
        <SelectField label="Course" name="course" defaultValue={filter.course.slug} options={courses} />
        <SelectField
          label="State"
          name="state"
          defaultValue={filter.state ?? ''}
          options={[{ value: '', text: 'All' }, ...states]}
        />
        <Button kind="quiet">Filter</Button>
      </div>
    </form>
  )
}
