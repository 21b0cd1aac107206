import { requireAdministrator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findLateSince } from '@/lib/audit/queries'
import { recordView } from '@/lib/audit/record-view'
import { listAdministrators } from '@/lib/people/account/queries'
import { listOrganizations } from '@/lib/people/organization/queries'
import { listInvitations } from '@/lib/people/role/invitations'
import { listIssued } from '@/lib/record/certificate/issued'
import { Administrators } from './administrators'
import { CertificatesTable } from './certificates/certificates-table'
import { Invitations } from './invitations'
import { JobsNotice } from './jobs-notice'
import { Organizations } from './organizations'
import { RevocationForm } from './revocation-form'
import { SessionsForm } from './sessions-form'

const newest = 10

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const problem = query.get('problem')
  const done = query.get('done')
  const now = new Date()
  const [organizations, invitations, administrators, certificates, lateSince, { values, errors }] = await Promise.all([
    listOrganizations(administrator),
    listInvitations(administrator, now),
    listAdministrators(administrator),
    listIssued(administrator, { limit: newest, now }),
    findLateSince(now),
    readFlash(problem),
  ])
  await recordView(administrator, { action: 'certificate.list-viewed', people: certificates })
  const people = [...organizations.flatMap(({ coordinators }) => coordinators), ...invitations]
  await recordView(administrator, { action: 'organization.coordinators-viewed', people })
  await recordView(administrator, { action: 'account.administrators-viewed', people: administrators })
  return {
    title: 'Administration',
    audience: 'manage',
    main: (
      <Page width="wide">
        <PageHeading title="Administration" />
        <ButtonRow>
          <ButtonLink kind="quiet" href="/admin/certificates">
            All certificates
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/items">
            Item analysis
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/sign-on">
            Single sign-on
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/mail">
            Mail
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/log">
            Log
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/holds">
            Legal holds
          </ButtonLink>
        </ButtonRow>
        <ErrorSummary errors={errors} />
        {lateSince && <JobsNotice lateSince={lateSince} timeZone={administrator.timeZone} />}
        {done === 'revoked' && <Notice kind="good" title="The certificate is revoked" role="status" />}
        {done === 'signed-out' && <Notice kind="good" title="The person is signed out everywhere" role="status" />}
        {done === 'coordinator' && (
          <Notice kind="good" title="The person coordinates the organization now" role="status" />
        )}
        {done === 'invited' && <Notice kind="good" title="The person is invited by mail" role="status" />}
        {done === 'invitation-ended' && <Notice kind="good" title="The invitation has ended" role="status" />}
        {done === 'role-ended' && <Notice kind="good" title="The role has ended" role="status" />}
        <Organizations organizations={organizations} values={values} errors={errors} />
        <Invitations invitations={invitations} timeZone={administrator.timeZone} />
        <Administrators administrators={administrators} timeZone={administrator.timeZone} />
        <CertificatesTable
          caption={`Newest certificates (at most ${newest})`}
          certificates={certificates}
          empty="No certificate yet."
        />
        <p>
          A wrong name is corrected on the page of its certificate; <a href="/admin/certificates">find it</a> by serial
          or by name.
        </p>
        <h2>Revoke a certificate</h2>
        <p>
          The certificate stays on record, and anyone who verifies it sees that it was revoked. This cannot be undone.
        </p>
        <RevocationForm flash={{ values, errors }} />
        <h2>Sign a person out</h2>
        <p>All their devices are signed out at the next request. The person can sign in again.</p>
        <SessionsForm values={values} errors={errors} />
        <p>
          <a href="/admin/second-factors">Remove a lost second step</a>
        </p>
      </Page>
    ),
  }
})
