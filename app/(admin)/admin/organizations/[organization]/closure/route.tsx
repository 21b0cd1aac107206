import { requireAdministrator } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, errorOf, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { RemovalForm } from '@/app/_ui/removal-form'
import { findOrganization } from '@/lib/people/organization/queries'
import { closeOrganization } from '@/lib/people/role/close-organization'
import { removalInput } from '@/lib/people/role/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Path = '/admin/organizations/[organization]/closure'

export const GET = page<Path>(async ({ params, query }) => {
  const administrator = await requireAdministrator()
  const { organization } = params
  if (!isUuid(organization)) throw notFound()
  const { name } = await findOrganization(administrator, organization)
  const { values, errors } = await readFlash(query.get('problem'))
  const back = `/admin/organizations/${organization}`
  return {
    title: 'Close an organization',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title={`Close ${name}`} back={{ href: back, text: name }} />
        <ErrorSummary errors={errors} />
        <ul>
          <li>Its join links and invitations stop working.</li>
          <li>Its coordinators lose access, and its learners leave it. They get a mail, and can read your reason.</li>
          <li>Everyone keeps their account, their training, and their certificates.</li>
          <li>Its records stay. You can’t open it again.</li>
        </ul>
        <RemovalForm
          action={`${back}/closure`}
          back={back}
          button="Close organization"
          hint="Its people can read it, and it stays on record."
          reason={values.reason}
          error={errorOf(errors, 'reason')}
        />
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ request, form, params, world }) => {
  const administrator = await requireAdministrator()
  const { organization } = params
  if (!isUuid(organization)) throw notFound()
  const back = `/admin/organizations/${organization}`
  const values = { reason: form.get('reason') ?? '' }
  const again = (errors: { field: string; message: string }[]) => backToForm(`${back}/closure`, { values, errors })
  const parsed = removalInput.safeParse(values)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  warnOfVictims(form, 'reason')
  await requireRecentPassword({ request, form })
  const closed = await closeOrganization(administrator, { organizationId: organization, ...parsed.data }, world)
  if (closed.ok) return { to: `${back}?done=closed` }
  return again([{ field: 'reason', message: 'A sign-on provider signs its people in. Remove the provider first.' }])
})
