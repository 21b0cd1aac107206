import { requireAdministrator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { timeZoneInput } from '@/lib/people/organization/schema'
import { setTimeZone } from '@/lib/people/organization/set-time-zone'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dayInWords } from '@/lib/platform/words'
import { OrganizationForms } from './organization-forms'
import { requireOrganization } from './require-organization'

type Path = '/admin/organizations/[organization]'

const doneIn = doneWords({
  zone: 'The time zone is set',
  renamed: 'The organization has its new name',
  closed: 'The organization is closed',
})

export const GET = page<Path>(async ({ params, query }) => {
  const { administrator, organizationId: id, organization } = await requireOrganization(params)
  const { closedAt, people } = organization
  const flash = await readFlash(query.get('problem'))
  const outcome = doneIn(query)
  return {
    title: organization.name,
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading
          title={organization.name}
          kicker="Organization"
          back={{ href: '/admin', text: 'Administration' }}
          meta={closedAt ? [`Closed on ${dayInWords(closedAt, administrator.timeZone)}`] : []}
        />
        <ErrorSummary errors={flash.errors} />
        {outcome && <Notice kind="good" title={outcome} role="status" />}
        {closedAt ? (
          <Closed id={id} people={people} />
        ) : (
          <OrganizationForms id={id} organization={organization} flash={flash} />
        )}
      </Page>
    ),
  }
})

/** A closing that was interrupted leaves people in it. */
function Closed({ id, people }: { id: string; people: number }) {
  if (people === 0) {
    return <p>No one can join it or coordinate it. Its records stay, and its former members keep theirs.</p>
  }
  return (
    <>
      <p>Closing was interrupted. No one can join it. People still in it: {people}.</p>
      <ButtonLink href={`/admin/organizations/${id}/closure`}>Finish closing</ButtonLink>
    </>
  )
}

export const POST = form<Path>(async ({ params, submit }) => {
  const administrator = await requireAdministrator()
  const { organization: organizationId } = params
  if (!isUuid(organizationId)) throw notFound()
  const here = `/admin/organizations/${organizationId}`
  return submit({
    fields: timeZoneInput,
    back: here,
    save: (input) => setTimeZone(administrator, { organizationId, ...input }),
    to: `${here}?done=zone`,
  })
})
