import { requireAdministrator } from '@/app/_auth/guards'
import { backToForm, errorOf, fieldErrors, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findOrganization } from '@/lib/people/organization/queries'
import { timeZoneInput } from '@/lib/people/organization/schema'
import { setTimeZone } from '@/lib/people/organization/set-time-zone'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { TimeZoneField } from '../time-zone-field'

type Path = '/admin/organizations/[organization]'

export const GET = page<Path>(async ({ params, query }) => {
  const administrator = await requireAdministrator()
  if (!isUuid(params.organization)) throw notFound()
  const { name, timeZone } = await findOrganization(administrator, params.organization)
  const { values, errors } = await readFlash(query.get('problem'))
  return {
    title: 'An organization',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title={name} kicker="Organization" />
        <ErrorSummary errors={errors} />
        {query.get('done') === 'zone' && <Notice kind="good" title="The time zone is set" role="status" />}
        <p>
          Dates and times for this organization’s people are in its time zone. Certificates keep the zone in which they
          were issued.
        </p>
        <form method="post" action={`/admin/organizations/${params.organization}`}>
          <TimeZoneField value={values.timeZone ?? timeZone} error={errorOf(errors, 'timeZone')} />
          <ButtonRow>
            <Button>Set time zone</Button>
            <ButtonLink kind="quiet" href="/admin">
              Administration
            </ButtonLink>
          </ButtonRow>
        </form>
        <p>
          <a href={`/admin/organizations/${params.organization}/second-factor`}>Second step for coordinators</a>
        </p>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ form, params }) => {
  const administrator = await requireAdministrator()
  const { organization: organizationId } = params
  if (!isUuid(organizationId)) throw notFound()
  const timeZone = form.get('timeZone') ?? ''
  const here = `/admin/organizations/${organizationId}`
  const parsed = timeZoneInput.safeParse({ timeZone })
  if (!parsed.success) {
    return backToForm(here, { values: { timeZone: timeZone.slice(0, 100) }, errors: fieldErrors(parsed.error) })
  }
  await setTimeZone(administrator, { organizationId, ...parsed.data })
  return { to: `${here}?done=zone` }
})
