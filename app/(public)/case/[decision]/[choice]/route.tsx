import { publicPage } from '@/app/_auth/public-page'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { PublicDecision } from '@/lib/content/course/front-source'
import { notFound } from '@/lib/platform/error'
import { CaseEnd } from '../../case-end'
import { CaseFrame } from '../../case-frame'
import { CaseReply } from '../../case-reply'
import { Decision } from '../../decision'

/** Counts this decision and those after it, on the longest path. */
function countAhead(decisions: readonly PublicDecision[], at: string | undefined): number {
  const from = decisions.find(({ id }) => id === at)
  return from ? 1 + Math.max(...from.choices.map(({ to }) => countAhead(decisions, to))) : 0
}

export const GET = publicPage<'/case/[decision]/[choice]'>(({ params, catalog }) => {
  const { publicCase, courses, audiences, facts } = catalog
  const decision = publicCase?.decisions.find(({ id }) => id === params.decision)
  const choice = decision?.choices.find(({ id }) => id === params.choice)
  if (!publicCase || !decision || !choice) throw notFound()
  const next = publicCase.decisions.find(({ id }) => id === choice.to)
  const total = countAhead(publicCase.decisions, publicCase.decisions[0]?.id)
  return {
    title: `${choice.title}: ${publicCase.title}`,
    audience: 'public',
    main: (
      <Page width="wide">
        <PageHeading
          title={publicCase.title}
          kicker={`60-second case: choice ${total - countAhead(publicCase.decisions, decision.id) + 1} of ${total}`}
        />
        <CaseFrame publicCase={publicCase}>
          <CaseReply decision={decision} choice={choice} facts={facts} />
          {next ? (
            <Decision decision={next} level={2} follows={choice.follows} />
          ) : (
            <CaseEnd end={publicCase.end} courses={courses} audiences={audiences} facts={facts} />
          )}
        </CaseFrame>
      </Page>
    ),
  }
})
