import { openPage } from '@/app/_auth/reader'
import type { PageContent } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { hasPlanToStop } from '@/lib/record/spaced-practice/queries'
import { stopByLink } from '@/lib/record/spaced-practice/stop-by-link'

/** Asks for confirmation and changes nothing, because mail scanners open every link. */
export const GET = openPage<'/unsubscribe/[token]'>(async ({ params }) => {
  const { token } = params
  if (!(await hasPlanToStop(token))) return stopped
  const main = (
    <Page width="form">
      <PageHeading title="Stop these mails?" />
      <p>You’ll get no more of these mails and no more cases. Your answers and certificates stay.</p>
      <form method="post" action={`/unsubscribe/${token}`}>
        <Button>Stop the mails</Button>
      </form>
    </Page>
  )
  return { title: 'Stop these mails', audience: 'public', main }
})

/** RFC 8058: mail programs send no session and an unknown `Origin`. The token grants only the right to unsubscribe. */
export const POST = openPage<'/unsubscribe/[token]'>(async ({ params }) => {
  await stopByLink(params.token)
  return stopped
})

const stopped: PageContent = {
  title: 'The mails are stopped',
  audience: 'public',
  main: (
    <Page width="form">
      <PageHeading title="The mails are stopped" />
      <p>
        You get no more cases. To begin again, sign in and open <a href="/practice">Spaced cases</a>.
      </p>
    </Page>
  ),
}
