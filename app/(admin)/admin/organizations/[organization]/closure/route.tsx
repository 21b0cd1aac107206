import { requireRecentPassword } from '@/app/_auth/recent-password'
import { backToForm, errorOf, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { RemovalForm } from '@/app/_ui/form/removal-form'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { closeOrganization } from '@/lib/people/role/close-organization'
import { removalInput } from '@/lib/people/role/schema'
import { requireOrganization } from '../require-organization'

type Path = '/admin/organizations/[organization]/closure'

export const GET = page<Path>(async ({ params, query }) => {
  const {
    organizationId,
    organization: { name },
  } = await requireOrganization(params)
  const { values, errors } = await readFlash(query.get('problem'))
  const back = `/admin/organizations/${organizationId}`
  return {
    title: 'Close an organization',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title={`Close ${name}`} back={{ href: back, text: name }} />
        <ErrorSummary errors={errors} />
        <ul>
          <li>Its join links and invitations stop working.</li>
          <li>Its coordinators lose access, and its learners leave it. They get an email, and can read your reason.</li>
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
  const { administrator, organizationId } = await requireOrganization(params)
  const back = `/admin/organizations/${organizationId}`
  const values = { reason: form.get('reason') ?? '' }
  const again = (errors: { field: string; message: string }[]) => backToForm(`${back}/closure`, { values, errors })
  const parsed = removalInput.safeParse(values)
  if (!parsed.success) return again(fieldErrors(parsed.error))
  warnOfVictims(form, 'reason')
  await requireRecentPassword({ request, form })
  const closed = await closeOrganization(administrator, { organizationId, ...parsed.data }, world)
  if (closed.ok) return { to: `${back}?done=closed` }
  return again([{ field: 'reason', message: 'A sign-on provider signs its people in. Remove the provider first.' }])
})
