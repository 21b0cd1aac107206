import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { FactList } from '@/app/_ui/fact-list'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/log/record-view'
import { findSitePerson } from '@/lib/people/organization/membership/people'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { SessionsForm } from '../../sessions-form'
import { RolesOf } from '../roles-of'

export const GET = page<'/admin/people/[account]'>(async ({ params: { account } }) => {
  const administrator = await requireAdministrator()
  if (!isUuid(account)) throw notFound()
  const person = await findSitePerson(administrator, account)
  await recordView(administrator, { action: 'account.people-viewed', people: [person] })
  const { name, email, roles } = person
  const links = [
    [`/admin/certificates?${new URLSearchParams({ find: name })}`, 'Certificates with this name'],
    [`/admin/log?${new URLSearchParams({ person: email })}`, 'Log entries about this person'],
    ['/admin/second-factors', 'Help with a lost second step'],
    ['/admin/addresses', 'Confirm or change the address'],
    ['/admin/holds', 'Place a legal hold'],
  ] as const
  return {
    title: name,
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading title={name} kicker="Person" back={{ href: '/admin/people', text: 'People' }} />
        <FactList
          facts={[
            { term: 'Email', detail: email },
            { term: 'Organizations', detail: <RolesOf roles={roles} /> },
          ]}
        />
        <ul className="rows">
          {links.map(([href, text]) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
        <h2>Sign this person out</h2>
        <p>All their devices are signed out at the next request. The person can sign in again.</p>
        <SessionsForm values={{ person: email }} errors={[]} />
      </Page>
    ),
  }
})
