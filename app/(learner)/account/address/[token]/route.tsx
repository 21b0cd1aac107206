import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { unusableLink } from '@/app/_http/unusable-link'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { confirmOwnAddress, findAddressLink } from '@/lib/people/address/confirm-own-address'

type Path = '/account/address/[token]'

const title = 'Confirm your address'

/** Mail scanners open links, so only the button changes anything. */
export const GET = page<Path>(async ({ params }) => {
  const learner = await requireLearner()
  const { token } = params
  const found = await findAddressLink(learner, token)
  if (!found) {
    return unusableLink(
      title,
      <p>
        It was used already, it is more than a day old, or it belongs to another account.{' '}
        <a href="/account/address">Ask for a new one</a>.
      </p>,
    )
  }
  return {
    title,
    current: '/account',
    main: (
      <Page width="form">
        <PageHeading title={title} />
        <p>{found.email} becomes the confirmed address of your account. You sign in with it from then on.</p>
        <form method="post" action={`/account/address/${encodeURIComponent(token)}`}>
          <Button>Confirm this address</Button>
        </form>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ params }) => {
  const learner = await requireLearner()
  const confirmed = await confirmOwnAddress(learner, { token: params.token })
  return { to: confirmed.ok ? '/account?done=address' : `/account/address/${encodeURIComponent(params.token)}` }
})
