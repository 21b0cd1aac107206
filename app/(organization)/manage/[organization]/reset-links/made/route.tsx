import { requireCoordinator } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_http/once-cookie'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

export const GET = page<'/manage/[organization]/reset-links/made'>(async ({ params }) => {
  const { organization } = params
  await requireCoordinator(organization)
  const link = await readOnceCookie()
  return {
    title: 'Password link',
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="reading">
        <PageHeading title="Password link" />
        {link ? (
          <>
            <p>Give this link to the person through a channel that only they read. It works once, for a day.</p>
            <p>
              <code>{link}</code>
            </p>
            <p>We show it only once. The log records that you made it.</p>
          </>
        ) : (
          <p>The link is no longer shown. Make a new one if it was lost.</p>
        )}
        <ButtonLink href={`/manage/${organization}/people`}>Back to people</ButtonLink>
      </Page>
    ),
  }
})
