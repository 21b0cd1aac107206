import { currentActor } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { findJoinTarget } from '@/lib/people/organization/queries'
import { joinCode } from '@/lib/people/organization/schema'

export const GET = page<'/join/[code]'>(async ({ params }) => {
  const parsed = joinCode.safeParse(params.code)
  const target = parsed.success ? await findJoinTarget(parsed.data, new Date()) : null
  if (!parsed.success || !target) {
    return {
      title: 'Join an organization',
      audience: 'public',
      main: (
        <Page width="form">
          <PageHeading title="This code cannot be used" />
          <p>It may be mistyped, or it has ended. Ask your coordinator for a new one.</p>
          <ButtonLink href="/join">Enter a code</ButtonLink>
        </Page>
      ),
    }
  }
  const learner = await currentActor()
  const here = encodeURIComponent(`/join/${parsed.data}`)
  return {
    title: 'Join an organization',
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title={`Join ${target.organization}`} kicker={target.cohort} />
        <p>
          Coordinators of {target.organization} will see your name, your email address, and what you do from now on:
          your progress in each course, your quiz results, and your certificates. You can show them earlier certificates
          on your account page.
        </p>
        {learner ? (
          <form method="post" action="/join/membership">
            <input type="hidden" name="code" value={parsed.data} />
            <ButtonRow note={`You are signed in as ${learner.email}.`}>
              <Button>Join</Button>
            </ButtonRow>
          </form>
        ) : (
          <ButtonRow>
            <ButtonLink href={`/register?next=${here}`}>Create an account</ButtonLink>
            <ButtonLink kind="quiet" href={`/sign-in?next=${here}`}>
              Sign in
            </ButtonLink>
          </ButtonRow>
        )}
      </Page>
    ),
  }
})
