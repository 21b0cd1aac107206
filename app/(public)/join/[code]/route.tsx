import { currentActor } from '@/app/_auth/guards'
import { openPage } from '@/app/_auth/reader'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import {
  findJoinedByCode,
  findMemberInvitation,
  type MemberInvitationTarget,
} from '@/lib/people/member-invitation/queries'
import { findJoinTarget } from '@/lib/people/organization/queries'
import { joinCode } from '@/lib/people/organization/schema'

interface Target {
  organization: string
  cohort: string | null
  invited: MemberInvitationTarget | null
}

/** A join link's, or a personal invitation's. */
async function findTarget(code: string): Promise<Target | null> {
  const now = new Date()
  const link = await findJoinTarget(code, now)
  if (link) return { ...link, invited: null }
  const invited = await findMemberInvitation(code, now)
  return invited && { organization: invited.organization, cohort: invited.cohort, invited }
}

const detailWords: Record<MemberInvitationTarget['fields'][number], string> = {
  rank: 'rank or role',
  identifier: 'identifier',
  hiredOn: 'hire date',
  supervisorId: 'supervisor',
  divisionId: 'division',
}

function Invited({ name, fields }: MemberInvitationTarget) {
  const words = fields.map((field) => detailWords[field])
  return (
    <>
      <p>
        This invitation is for <bdi>{name}</bdi>, and its code works once. If this isn’t you, ask your coordinator for
        your own.
      </p>
      {words.length > 0 && (
        <p>
          Your organization has entered your {new Intl.ListFormat('en-US').format(words)}. These details are saved when
          you join.
        </p>
      )}
    </>
  )
}

function Unusable() {
  return (
    <Page width="form">
      <PageHeading title="This code cannot be used" />
      <p>It may be mistyped, or it was used or has ended. Ask your coordinator for a new one.</p>
      <ButtonLink href="/join">Enter a code</ButtonLink>
    </Page>
  )
}

function AlreadyUsed({ organization }: { organization: string }) {
  return (
    <Page width="form">
      <PageHeading title={`You have joined ${organization}`} />
      <p>You used this code to join. You don’t need another one.</p>
      <ButtonLink href="/learn">My courses</ButtonLink>
    </Page>
  )
}

export const GET = openPage<'/join/[code]'>(async ({ params }) => {
  const parsed = joinCode.safeParse(params.code)
  const target = parsed.success ? await findTarget(parsed.data) : null
  const learner = await currentActor()
  if (!parsed.success || !target) {
    const organization = parsed.success && learner ? await findJoinedByCode(learner, parsed.data) : null
    const main = organization ? <AlreadyUsed organization={organization} /> : <Unusable />
    return { title: 'Join an organization', audience: 'public', main }
  }
  const here = encodeURIComponent(`/join/${parsed.data}`)
  const { organization, cohort, invited } = target
  return {
    title: 'Join an organization',
    audience: 'public',
    main: (
      <Page width="form">
        <PageHeading title={`Join ${organization}`} {...(cohort && { kicker: cohort })} />
        {invited && <Invited {...invited} />}
        <p>
          Coordinators of {organization} will see your name, your email address, and what you do from now on: your
          progress in each course, your quiz results, and your certificates. You can show them earlier certificates on
          your account page.
        </p>
        {learner ? (
          <form method="post" action="/join/membership">
            <input type="hidden" name="code" value={parsed.data} />
            <ButtonRow note={`You are signed in as ${learner.email || learner.name}.`}>
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
