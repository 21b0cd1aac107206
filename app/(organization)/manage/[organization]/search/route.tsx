import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { managePage } from '../manage-page'
import { findMatches } from './find-matches'
import { Results } from './results'

type Found = Awaited<ReturnType<typeof findMatches>>

export const GET = page<'/manage/[organization]/search'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  const [course] = (await loadCatalog()).courses
  if (!course) throw notFound()
  const text = (query.get('q') ?? '').replaceAll('\0', '').slice(0, 120).trim()
  const found = text ? await findMatches(coordinator, course, text) : null
  if (found) {
    const { people, holder } = found
    await recordView(coordinator, {
      action: 'organization.people-viewed',
      object: `organization:${coordinator.organizationId}`,
      details: { search: true },
      values: { text },
      people: holder ? [...people, holder] : people,
    })
  }
  return managePage(
    { coordinator, title: 'Search', width: 'reading' },
    <>
      <search>
        <form method="get" className="filters">
          <Field label="Name, number, division, or serial" name="q" type="search" isFilter defaultValue={text} />
          <Button kind="quiet">Search</Button>
        </form>
      </search>
      {found && <Matches home={home} text={text} found={found} />}
    </>,
  )
})

function Matches({ home, text, found }: { home: string; text: string; found: Found }) {
  const { people, hasMore, holder, invitations, divisions } = found
  const all = `${home}/people?q=${encodeURIComponent(text)}`
  if (people.length + invitations.length + divisions.length === 0 && !holder) {
    return (
      <p>
        Nobody here has this name or number. Look among <a href={`${all}&who=former`}>former people</a>, or{' '}
        <a href={`${home}/import`}>import people</a>.
      </p>
    )
  }
  return (
    <>
      <Results
        title="People"
        hits={people.map(({ accountId, name, identifier, division, email }) => ({
          href: `${home}/people/${accountId}`,
          name,
          note: [identifier, division, email].filter(Boolean).join(' · '),
        }))}
        more={hasMore && <a href={all}>Everyone who matches</a>}
      />
      {holder && (
        <Results
          title="Certificates"
          hits={[{ href: `${home}/people/${holder.accountId}`, name: holder.serial, note: `Issued to ${holder.name}` }]}
        />
      )}
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
        hits={divisions.map(({ id, name }) => ({ href: `${home}/people?division=${id}`, name, note: '' }))}
      />
    </>
  )
}
