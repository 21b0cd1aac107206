import { requireRecentPassword } from '@/app/_auth/recent-password'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { beginRule } from '@/lib/people/second-factor/begin-rule'
import { dueAt, findRules } from '@/lib/people/second-factor/duty'
import { endRule } from '@/lib/people/second-factor/end-rule'
import { dayInWords } from '@/lib/platform/words'
import { requireOrganization } from '../require-organization'

type Path = '/admin/organizations/[organization]/second-factor'

export const GET = page<Path>(async ({ params }) => {
  const { administrator, organizationId, organization } = await requireOrganization(params)
  const { ofSite, ofOrganization } = await findRules(administrator, organizationId)
  const day = (moment: Date) => dayInWords(moment, administrator.timeZone)
  return {
    title: 'Second step for coordinators',
    audience: 'admin',
    main: (
      <Page width="form">
        <PageHeading title="Second step for coordinators" kicker={organization.name} />
        {ofSite && <Notice kind="info" title="The whole site requires it, by a setting of the server." />}
        <p>
          {ofOrganization
            ? `Required since ${day(ofOrganization)}. A coordinator without a second step can open no page of this organization after ${day(dueAt(ofOrganization))}.`
            : 'Coordinators of this organization may sign in with a password alone.'}
        </p>
        {!ofOrganization && (
          <p>
            If you require it, each coordinator has until {day(dueAt(new Date()))} to add a passkey or an authenticator
            app.
          </p>
        )}
        <form method="post" action={`/admin/organizations/${organizationId}/second-factor`}>
          <input type="hidden" name="rule" value={ofOrganization ? 'optional' : 'required'} />
          <ButtonRow>
            <Button>{ofOrganization ? 'Stop requiring it' : 'Require it'}</Button>
            <ButtonLink kind="quiet" href={`/admin/organizations/${organizationId}`}>
              Organization
            </ButtonLink>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ form, params, request, world }) => {
  const { administrator, organizationId } = await requireOrganization(params)
  await requireRecentPassword({ request, form })
  const change = form.get('rule') === 'required' ? beginRule : endRule
  await change(administrator, organizationId, world)
  return { to: `/admin/organizations/${organizationId}/second-factor` }
})
