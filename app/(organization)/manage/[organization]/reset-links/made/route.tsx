import { requireCoordinator } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_http/once-cookie'
import { OnceLink } from '@/app/_http/once-link'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

const words = 'Give this link to the person through a channel that only they read. It works once, for a day.'

export const GET = page<'/manage/[organization]/reset-links/made'>(async ({ params }) => {
  const { organization } = params
  const coordinator = await requireCoordinator(organization)
  const link = await readOnceCookie()
  return {
    title: 'Password link',
    audience: 'manage',
    current: '/manage',
    organization: coordinator,
    main: (
      <Page width="reading">
        <PageHeading title="Password link" />
        <OnceLink link={link} words={words} />
        <ButtonLink href={`/manage/${organization}/people`}>Back to people</ButtonLink>
      </Page>
    ),
  }
})
