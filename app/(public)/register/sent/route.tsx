import { openPage } from '@/app/_auth/reader'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'

export const GET = openPage(async () => ({
  title: 'Check your mail',
  audience: 'public',
  main: (
    <Page width="form">
      <PageHeading title="Check your mail" />
      <p>
        We sent an email to the address that you typed. Open its link within a day and type your password again: then
        your account is ready.
      </p>
      <p>
        No mail after fifteen minutes? Look in the spam folder, check the address, and try again. Do you have an account
        already? <a href="/sign-in">Sign in</a>, or <a href="/reset">set a new password</a>.
      </p>
      <ButtonLink kind="quiet" href="/register">
        Back to the form
      </ButtonLink>
    </Page>
  ),
}))
