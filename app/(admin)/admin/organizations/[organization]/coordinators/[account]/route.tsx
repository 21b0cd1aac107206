import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, errorOf, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
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

export const POST = write<Path>(async ({ request, form, params }) => {
  const administrator = await requireAdministrator()
  const { organization, account } = params
  if (!isUuid(organization) || !isUuid(account)) throw notFound()
  const values = { reason: form.get('reason') ?? '' }
  const parsed = removalInput.safeParse(values)
  if (!parsed.success) {
    const here = `/admin/organizations/${organization}/coordinators/${account}`
    return backToForm(here, { values, errors: fieldErrors(parsed.error) })
  }
  warnOfVictims(form, 'reason')
  await requireRecentPassword({ request, form })
  await removeCoordinator(administrator, { organizationId: organization, accountId: account, ...parsed.data })
  return { to: '/admin?done=role-ended' }
})
