import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { CourseAudience } from '@/lib/content/course/site-source'

function takersOf(audience: string, audiences: readonly CourseAudience[]): string {
  const takers = audiences.filter(({ id }) => audience === 'both' || audience === id)
  return new Intl.ListFormat('en').format(takers.map(({ plural }) => plural))
}

export const GET = publicPage(({ catalog: { rollCall, audiences } }) => ({
  title: 'Roll call',
  audience: 'public',
  main: (
    <Page width="reading">
      <PageHeading title="Roll call" meta={['Five minutes each', 'Training, not legal advice']} />
      <p>
        One case, one question, and one point, for a projector. Show the case, let the room decide, then open the
        answer. <kbd>Enter</kbd> goes on. No account is needed, and nothing is recorded.
      </p>
      <ol>
        {rollCall.map(({ id, title, audience }) => (
          <li key={id}>
            <a href={`/roll-call/${id}`}>{title}</a> (for {takersOf(audience, audiences)})
          </li>
        ))}
      </ol>
      <p>
        To plan cases with others, see the <a href="/templates">templates</a>.
      </p>
    </Page>
  ),
}))
