import { requireCoordinator } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_auth/once-cookie'
import { onPage } from '@/app/_auth/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

export const metadata = { title: 'Password link' }

export default async function ResetLinkPage({ params }: PageProps<'/manage/[organization]/reset-links/made'>) {
  const { organization } = await params
  await onPage(`/manage/${organization}`, () => requireCoordinator(organization))
  const link = await readOnceCookie()
  return (
    <Page width="reading">
      <PageHeading title="Password link" />
      {link ? (
        <>
          <p>Give this link to the person, over a way that only they read. It works once, for a day.</p>
          <p>
            <code>{link}</code>
          </p>
          <p>It is shown only now. That you made it is recorded.</p>
        </>
      ) : (
        <p>The link is not shown any more. Make a new one if it was lost.</p>
      )}
      <ButtonLink href={`/manage/${organization}`}>Back to people</ButtonLink>
    </Page>
  )
}
