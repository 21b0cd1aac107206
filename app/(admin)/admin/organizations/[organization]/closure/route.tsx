import { requireRecentPassword } from '@/app/_auth/recent-password'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
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

export const POST = form<Path>(async ({ request, form, params, world, submit }) => {
  const { administrator, organizationId } = await requireOrganization(params)
  const back = `/admin/organizations/${organizationId}`
  return submit({
    fields: removalInput,
    back: `${back}/closure`,
    confirm: () => requireRecentPassword({ request, form }),
    save: (input) => closeOrganization(administrator, { organizationId, ...input }, world),
    refusals: () => ({
      field: 'reason',
      message: 'A sign-on provider signs its people in. Remove the provider first.',
    }),
    to: `${back}?done=closed`,
  })
})
