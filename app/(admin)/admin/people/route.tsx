import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { listPeopleOfSite, type SitePerson } from '@/lib/people/organization/membership/people'
import { findOrganization } from '@/lib/people/organization/queries'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { RolesOf } from './roles-of'

const here = '/admin/people'
const pageSize = 50

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const text = (query.get('find') ?? '').replaceAll('\0', '').trim().slice(0, 120)
  const [organizationId, after] = [query.get('organization'), query.get('after')].map((id) => id || undefined)
  if ([organizationId, after].some((id) => id !== undefined && !isUuid(id))) throw notFound()
  const organization = organizationId ? await findOrganization(administrator, organizationId) : null
  const rows = await listPeopleOfSite(administrator, { text, organizationId, after, limit: pageSize + 1 })
  const people = rows.slice(0, pageSize)
  await recordView(administrator, {
    ...(organizationId && { object: `organization:${organizationId}` }),
    action: organizationId ? 'organization.people-viewed' : 'account.people-viewed',
    values: { name: text || null },
    people,
  })
  const search = { ...(organizationId && { organization: organizationId }), ...(text && { find: text }) }
  const address = (parts: Record<string, string>) => `${here}?${new URLSearchParams({ ...search, ...parts })}`
  const last = rows.length > pageSize ? people.at(-1) : undefined
  return {
    title: 'People',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading
          title={organization ? `People of ${organization.name}` : 'People'}
          back={
            organization
              ? { href: `/admin/organizations/${organizationId}`, text: organization.name }
              : { href: '/admin', text: 'Administration' }
          }
        />
        <form method="get" action={here} className="find">
          {organizationId && <input type="hidden" name="organization" value={organizationId} />}
          <Field label="Any part of a name or address" name="find" maxLength={120} isFilter defaultValue={text} />
          <Button kind="quiet">Find</Button>
        </form>
        <PeopleTable people={people} isFound={text !== ''} />
        <Pagination
          label="Pages of people"
          previous={after ? { href: address({}), label: 'First page' } : undefined}
          next={last && { href: address({ after: last.accountId }), label: 'More' }}
        />
        {organization && (
          <ButtonRow>
            <ButtonLink kind="quiet" href={here}>
              People of the whole site
            </ButtonLink>
          </ButtonRow>
        )}
      </Page>
    ),
  }
})

function PeopleTable({ people, isFound }: { people: readonly SitePerson[]; isFound: boolean }) {
  return (
    <DataTable
      caption={isFound ? 'People found' : 'People, by name'}
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'roles', label: 'Organizations' },
        { key: 'email', label: 'Email' },
      ]}
      rows={people.map(({ accountId, name, email, roles }) => ({
        key: accountId,
        href: `${here}/${accountId}`,
        cells: [<bdi key="name">{name}</bdi>, <RolesOf key="roles" roles={roles} />, email],
      }))}
      empty={isFound ? 'No one has this in their name or address.' : 'No one yet.'}
    />
  )
}
