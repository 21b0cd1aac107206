import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listCoordinatedOrganizations } from '@/lib/people/organization/queries'

export const GET = page(async () => {
  const learner = await requireLearner()
  const organizations = await listCoordinatedOrganizations(learner)
  const [only] = organizations
  if (organizations.length === 1 && only) return seeOther(`/manage/${only.id}`)
  return {
    title: 'Organizations that you coordinate',
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="reading">
        <PageHeading title="Organizations that you coordinate" />
        {organizations.length === 0 && <p>None. Ask an administrator to make you a coordinator.</p>}
        {organizations.length > 0 && (
          <ul className="rows">
            {organizations.map(({ id, name }) => (
              <li key={id}>
                <a href={`/manage/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </Page>
    ),
  }
})
