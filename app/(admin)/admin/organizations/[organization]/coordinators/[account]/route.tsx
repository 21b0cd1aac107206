import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { RemovalForm } from '@/app/_ui/form/removal-form'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/log/record-view'
import { findCoordinator } from '@/lib/people/organization/queries'
import { removeCoordinator } from '@/lib/people/role/remove-coordinator'
import { removalInput } from '@/lib/people/role/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Path = '/admin/organizations/[organization]/coordinators/[account]'

export const GET = page<Path>(async ({ params, query }) => {
  const administrator = await requireAdministrator()
  const { organization, account } = params
  if (!isUuid(organization) || !isUuid(account)) throw notFound()
  const coordinator = await findCoordinator(administrator, { organizationId: organization, accountId: account })
  const people = [{ accountId: account }]
  await recordView(administrator, { action: 'organization.coordinators-viewed', people })
  const { values, errors } = await readFlash(query.get('problem'))
  return {
    title: 'End a coordinator’s role',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading
          title="End this coordinator’s role"
          kicker={coordinator.organization}
          meta={[coordinator.name, coordinator.email]}
        />
        <ErrorSummary errors={errors} />
        <ul>
          <li>They lose access to the organization right away.</li>
          <li>Unused password links that they made stop working.</li>
          <li>Everything they did stays on record: notes, waivers, packets, and join links.</li>
          <li>They keep their account and their own training. They get an email, and can read your reason.</li>
        </ul>
        <RemovalForm
          action={`/admin/organizations/${organization}/coordinators/${account}`}
          back="/admin"
          button="End role"
          reason={values.reason}
          error={errorOf(errors, 'reason')}
        />
      </Page>
    ),
  }
})

export const POST = form<Path>(async ({ request, form, params, submit }) => {
  const administrator = await requireAdministrator()
  const { organization: organizationId, account: accountId } = params
  if (!isUuid(organizationId) || !isUuid(accountId)) throw notFound()
  return submit({
    fields: removalInput,
    back: `/admin/organizations/${organizationId}/coordinators/${accountId}`,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => removeCoordinator(administrator, { organizationId, accountId, ...input }),
    to: '/admin?done=role-ended',
  })
})
