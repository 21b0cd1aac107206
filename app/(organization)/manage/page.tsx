import { redirect } from 'next/navigation'
import { requireLearnerOn } from '@/app/_auth/guards'
import { CardList } from '@/app/_ui/card-list'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listCoordinatedOrganizations } from '@/lib/people/organization/queries'

export const metadata = { title: 'Manage' }

export default async function ManagePage() {
  const learner = await requireLearnerOn('/manage')
  const organizations = await listCoordinatedOrganizations(learner)
  const [only] = organizations
  if (organizations.length === 1 && only) redirect(`/manage/${only.id}`)
  return (
    <Page width="reading">
      <PageHeading title="Organizations that you coordinate" />
      {organizations.length === 0 && <p>None. An administrator makes somebody a coordinator.</p>}
      <CardList cards={organizations.map(({ id, name }) => ({ href: `/manage/${id}`, title: name }))} />
    </Page>
  )
}
