import { requireAdministrator } from '@/app/_auth/guards'
import { readOnceCookie } from '@/app/_http/once-cookie'
import { OnceLink } from '@/app/_http/once-link'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

const words =
  'The person’s address is not confirmed, so they get the role by this link. Make sure that it reaches the right person, through a channel that only they read. It works once, for a week.'

export const GET = page(async () => {
  await requireAdministrator()
  const link = await readOnceCookie()
  return {
    title: 'Invitation',
    audience: 'admin',
    main: (
      <Page width="reading">
        <PageHeading title="Invitation" />
        <OnceLink link={link} words={words} />
        <ButtonLink href="/admin">Administration</ButtonLink>
      </Page>
    ),
  }
})
