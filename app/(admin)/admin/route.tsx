import { requireAdministrator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findLateSince } from '@/lib/audit/log/queries'
import { recordView } from '@/lib/audit/log/record-view'
import { listAdministrators } from '@/lib/people/account/queries'
import { listNewestOrganizations, listOrganizationNames } from '@/lib/people/organization/list-organizations'
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

const sections = [
  ['/admin/status', 'Status of the site', 'Backup, disk, mail, keys, and what to do'],
  ['/admin/people', 'People', 'Find anyone by any part of a name'],
  ['/admin/certificates', 'All certificates', 'Find, correct, or revoke one'],
  ['/admin/items', 'Item analysis', 'Which quiz items need a second look'],
  ['/admin/evaluations', 'Evaluations and dossiers', 'How learners rate each course, and files for a board'],
  ['/admin/log', 'Log', 'Who did and saw what'],
  ['/admin/mail', 'Mail', 'What was sent, and a test mail'],
  ['/admin/sign-on', 'Single sign-on', 'Let agencies sign their people in'],
  ['/admin/second-factors', 'Lost second steps', 'Help someone who lost a phone'],
  ['/admin/addresses', 'Addresses', 'Confirm or change one by hand'],
  ['/admin/holds', 'Legal holds', 'Keep records past their period'],
  ['/admin/time', 'Time without a coordinator', 'Decide for people in no organization'],
] as const

const doneIn = doneWords({
  created: 'The organization is created',
  revoked: 'The certificate is revoked',
  'signed-out': 'The person is signed out everywhere',
  coordinator: 'The person now coordinates the organization',
  invited: 'The person is invited by mail',
  'invitation-ended': 'The invitation has ended',
  'role-ended': 'The role has ended',
})

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const problem = query.get('problem')
  const outcome = doneIn(query)
  const isCreated = query.get('done') === 'created'
  const now = new Date()
  const [organizations, names, invitations, administrators, certificates, lateSince, { values, errors }] =
    await Promise.all([
      listNewestOrganizations(administrator, newest),
      listOrganizationNames(administrator),
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
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading title="Administration" />
        <ErrorSummary errors={errors} />
        {lateSince && <JobsNotice lateSince={lateSince} timeZone={administrator.timeZone} />}
        {outcome && (
          <Notice kind="good" title={outcome} role="status">
            {isCreated && (
              <p>
                <a href="#coordinator">Give it a coordinator</a>
              </p>
            )}
          </Notice>
        )}
        <ul className="tiles">
          {sections.map(([href, title, note]) => (
            <li key={href} className="tile">
              <a href={href}>{title}</a>
              <p>{note}</p>
            </li>
          ))}
        </ul>
        <Organizations newest={organizations} names={names} isCreated={isCreated} values={values} errors={errors} />
        <Invitations invitations={invitations} timeZone={administrator.timeZone} />
        <Administrators administrators={administrators} timeZone={administrator.timeZone} />
        <CertificatesTable
          caption={`Newest certificates (at most ${newest})`}
          certificates={certificates}
          empty="No certificate yet."
        />
        <p>
          To correct a wrong name, <a href="/admin/certificates">find the certificate</a> by serial or by name.
        </p>
        <h2>Revoke a certificate</h2>
        <p>
          The certificate stays on record, and anyone who verifies it sees that it was revoked. This cannot be undone.
        </p>
        <RevocationForm flash={{ values, errors }} />
        <h2>Sign a person out</h2>
        <p>All their devices are signed out at the next request. The person can sign in again.</p>
        <SessionsForm values={values} errors={errors} />
      </Page>
    ),
  }
})
