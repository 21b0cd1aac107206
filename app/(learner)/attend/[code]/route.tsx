import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { joinCode } from '@/lib/people/organization/schema'
import { dateInWords } from '@/lib/platform/words'
import { attend } from '@/lib/record/classroom/attend'
import { findOpenDoor } from '@/lib/record/classroom/queries'

type Path = '/attend/[code]'

/** One page for expired, unknown, and other organizations' codes, so that it can't be used to find valid ones. */
const ended = (
  <Page width="form">
    <PageHeading title="This code cannot be used" />
    <p>A code works for ten minutes, for people in the organization. Ask for a new one, or sign the sheet.</p>
  </Page>
)

export const GET = page<Path>(async ({ params }) => {
  const learner = await requireLearner()
  const parsed = joinCode.safeParse(params.code)
  const door = parsed.success ? await findOpenDoor(learner, parsed.data, new Date()) : null
  return {
    title: 'Classroom session',
    main: !door ? (
      ended
    ) : (
      <Page width="form">
        <PageHeading title={door.title} kicker={door.organization} meta={[dateInWords(door.heldOn)]} />
        {door.isAttended ? (
          <Notice kind="good" title="You are on the list" role="status">
            <p>
              Your hours are listed with <a href="/account/transcript">your transcript</a>.
            </p>
          </Notice>
        ) : (
          <form method="post" action={`/attend/${params.code}`}>
            <ButtonRow note={`You are signed in as ${learner.email || learner.name}.`}>
              <Button>I’m here</Button>
            </ButtonRow>
          </form>
        )}
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ params, world }) => {
  const learner = await requireLearner()
  const parsed = joinCode.safeParse(params.code)
  if (parsed.success) await attend(learner, parsed.data, world)
  return { to: `/attend/${params.code}` }
})
