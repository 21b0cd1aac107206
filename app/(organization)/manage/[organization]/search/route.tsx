import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listOpenInvitations } from '@/lib/people/member-invitation/open-invitations'
import { listDivisions } from '@/lib/people/organization/division/divisions'
import { notFound } from '@/lib/platform/error'
import { findHolder } from '@/lib/record/certificate/queries'
import { listRosterPage, rosterStateWords } from '@/lib/record/roster/roster'
import { managePage } from '../manage-page'
import { Results } from './results'

/** Of each kind. */
const mostShown = 10

export const GET = page<'/manage/[organization]/search'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  const [course] = (await loadCatalog()).courses
  if (!course) throw notFound()
  const text = (query.get('q') ?? '').replaceAll('\0', '').slice(0, 120).trim()
  const now = new Date()
  const people = text
    ? await listRosterPage(coordinator, { course, text }, { after: null, limit: mostShown, now })
    : { rows: [], next: null }
  const holder = text ? await findHolder(coordinator, text) : null
  const invitations = text ? await listOpenInvitations(coordinator, { text }, { limit: mostShown, now }) : []
  const isNamed = (name: string) => name.toLowerCase().includes(text.toLowerCase())
  const divisions = text ? (await listDivisions(coordinator)).filter(({ name }) => isNamed(name)) : []
  await recordView(coordinator, {
    action: 'organization.people-viewed',
    object: `organization:${coordinator.organizationId}`,
    details: { search: true },
    values: { text },
    people: holder ? [...people.rows, holder] : people.rows,
  })
  const found = people.rows.length + invitations.length + divisions.length + (holder ? 1 : 0)
  const all = `${home}/people?q=${encodeURIComponent(text)}`
  return managePage(
    { coordinator, title: 'Search', width: 'reading' },
    <>
      <search>
        <form method="get" className="filters">
          <Field label="Name, number, division, or serial" name="q" type="search" isFilter defaultValue={text} />
          <Button kind="quiet">Search</Button>
        </form>
      </search>
      {text && found === 0 && (
        <p>
          Nobody here has this name or number. Look among <a href={`${all}&who=former`}>former people</a>, or{' '}
          <a href={`${home}/import`}>import people</a>.
        </p>
      )}
      <Results
        title="People"
        hits={people.rows.map(({ accountId, name, identifier, division, email, state }) => ({
          href: `${home}/people/${accountId}`,
          name,
          note: [identifier, division, email, rosterStateWords[state]].filter(Boolean).join(' · '),
        }))}
        more={people.next && <a href={all}>Everyone who matches</a>}
      />
      <Results
        title="Certificates"
        hits={
          holder
            ? [{ href: `${home}/people/${holder.accountId}`, name: holder.serial, note: `Issued to ${holder.name}` }]
            : []
        }
      />
      <Results
        title="Invitations"
        hits={invitations.map(({ id, name, email, identifier }) => ({
          href: `${home}/invitations?text=${encodeURIComponent(name || email || identifier)}#${id}`,
          name: name || email || identifier,
          note: ['Not joined yet', identifier, email].filter(Boolean).join(' · '),
        }))}
      />
      <Results
        title="Divisions"
        hits={divisions.slice(0, mostShown).map(({ id, name }) => ({
          href: `${home}/people?division=${id}`,
          name,
          note: '',
        }))}
      />
    </>,
  )
})
