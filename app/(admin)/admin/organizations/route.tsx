import { requireAdministrator } from '@/app/_auth/guards'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { createOrganization } from '@/lib/people/organization/create-organization'
import { listOrganizations } from '@/lib/people/organization/list-organizations'
import { organizationInput } from '@/lib/people/organization/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { OrganizationsTable } from './organizations-table'

const here = '/admin/organizations'
const pageSize = 50

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const find = (query.get('find') ?? '').replaceAll('\0', '').trim().slice(0, 120)
  const after = query.get('after') || undefined
  if (after && !isUuid(after)) throw notFound()
  const rows = await listOrganizations(administrator, { find, after, limit: pageSize + 1 })
  const organizations = rows.slice(0, pageSize)
  const people = organizations.flatMap(({ coordinators }) => coordinators)
  await recordView(administrator, { action: 'organization.coordinators-viewed', people })
  const last = rows.length > pageSize ? organizations.at(-1) : undefined
  const address = (parts: Record<string, string>) =>
    `${here}?${new URLSearchParams({ ...(find && { find }), ...parts })}`
  return {
    title: 'Organizations',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading title="Organizations" back={{ href: '/admin', text: 'Administration' }} />
        <form method="get" action={here} className="find">
          <Field label="Any part of a name" name="find" maxLength={120} isFilter defaultValue={find} />
          <Button kind="quiet">Find</Button>
        </form>
        <OrganizationsTable
          caption={find ? `Organizations found: ${find}` : 'Organizations, by name'}
          organizations={organizations}
          empty={find ? 'No organization has this in its name.' : 'No organization yet.'}
        />
        <Pagination
          label="Pages of organizations"
          previous={after ? { href: address({}), label: 'First page' } : undefined}
          next={last && { href: address({ after: last.id }), label: 'More' }}
        />
      </Page>
    ),
  }
})

export const POST = form(async ({ form, world, submit }) => {
  const administrator = await requireAdministrator()
  return submit({
    fields: organizationInput,
    typed: { timeZone: form.get('timeZone') ?? undefined },
    back: '/admin',
    save: (input) => createOrganization(administrator, input, world),
    refusals: () => ({ field: 'name', message: 'An organization already has this name.' }),
    to: '/admin?done=created',
  })
})
