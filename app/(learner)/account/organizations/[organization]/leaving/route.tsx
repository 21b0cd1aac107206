import { requireLearner } from '@/app/_auth/guards'
import { requireRecentPassword } from '@/app/_auth/recent-password'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { listMemberships } from '@/lib/people/organization/queries'
import { leave } from '@/lib/people/role/leave'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

type Path = '/account/organizations/[organization]/leaving'

export const GET = page<Path>(async ({ params }) => {
  const learner = await requireLearner()
  const organization = (await listMemberships(learner)).find(({ id }) => id === params.organization)
  if (!organization) throw notFound()
  const title = `Leave ${organization.name}`
  return {
    title,
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title={title} />
        <ul>
          <li>Its coordinators keep your record as it is now. They see nothing that you do later.</li>
          <li>You keep your account, your courses, and your certificates.</li>
          <li>
            To come back, you need a join link. Then they see your record with them again, and what you do from then on.
          </li>
        </ul>
        <form method="post" action={`/account/organizations/${organization.id}/leaving`}>
          <ButtonRow cancel="/account">
            <Button kind="danger">{title}</Button>
          </ButtonRow>
        </form>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ request, form, params }) => {
  const learner = await requireLearner()
  if (!isUuid(params.organization)) throw notFound()
  await requireRecentPassword({ request, form })
  await leave(learner, { organizationId: params.organization })
  return { to: '/account?done=left' }
})
