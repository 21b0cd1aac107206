import { currentActor } from '@/app/_auth/guards'
import { NewPasswordField } from '@/app/_auth/new-password-field'
import { passwordSentences } from '@/app/_auth/password-sentences'
import { openPage } from '@/app/_auth/reader'
import { backToForm, readFlash } from '@/app/_http/flash'
import { unusableLink } from '@/app/_http/unusable-link'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { checkNewPassword } from '@/lib/people/account/new-password'
import { acceptInvitation } from '@/lib/people/role/accept-invitation'
import { findInvitation } from '@/lib/people/role/invitations'

type Path = '/invitations/[token]'

const title = 'Invitation'
const pathOf = (token: string) => `/invitations/${encodeURIComponent(token)}`

/** Mail scanners open links, so only the button changes anything. */
export const GET = openPage<Path>(async ({ params, query }) => {
  const here = pathOf(params.token)
  const invitation = await findInvitation(params.token)
  if (!invitation) {
    return unusableLink(
      title,
      <p>It was used already, or it has ended. Ask the person who invited you for a new one.</p>,
    )
  }
  const { organization, name, email, isConfirmed } = invitation
  const { errors } = await readFlash(query.get('problem'))
  const isOwn = (await currentActor())?.accountId === invitation.accountId
  return {
    title,
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title={`Coordinate ${organization}`} kicker={title} />
        <ErrorSummary errors={errors} />
        <p>
          {name} ({email}) is invited to follow how the people of {organization} do in their training.
        </p>
        {isConfirmed && !isOwn ? (
          <ButtonLink href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in to accept</ButtonLink>
        ) : (
          <form method="post" action={here}>
            {!isConfirmed && (
              <>
                <p>Set a new password to accept. This signs the account out everywhere.</p>
                <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
                <NewPasswordField error={errors[0]?.message} />
              </>
            )}
            <Button>Accept</Button>
          </form>
        )}
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ params, form }) => {
  const { token } = params
  const here = pathOf(token)
  const invitation = await findInvitation(token)
  if (!invitation) return { to: here }
  if (invitation.isConfirmed) {
    const learner = await currentActor()
    const accepted = learner && (await acceptInvitation({ token, by: learner }))
    return { to: accepted?.ok ? `/manage/${accepted.organizationId}` : here }
  }
  const checked = checkNewPassword((form.get('password') ?? '').slice(0, 1000), invitation)
  if (!checked.ok) {
    const errors = [{ field: 'password', message: passwordSentences[checked.problem] }]
    return backToForm(here, { values: {}, errors })
  }
  const accepted = await acceptInvitation({ token, by: checked.password })
  if (!accepted.ok) return { to: here }
  return { to: `/sign-in?done=accepted&next=${encodeURIComponent(`/manage/${accepted.organizationId}`)}` }
})
