import { publicPage } from '@/app/_http/kept'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { notFound } from '@/lib/platform/error'
import { CaseEnd } from '../../case-end'
import { CaseFrame } from '../../case-frame'
import { CaseReply } from '../../case-reply'
import { Decision } from '../../decision'

export const GET = publicPage<'/case/[decision]/[choice]'>(({ params, catalog }) => {
  const { publicCase, courses, audiences, facts } = catalog
  const index = publicCase?.decisions.findIndex(({ id }) => id === params.decision) ?? -1
  const decision = publicCase?.decisions[index]
  const choice = decision?.choices.find(({ id }) => id === params.choice)
  if (!publicCase || !decision || !choice) throw notFound()
  const next = publicCase.decisions[index + 1]
  return {
    title: `${choice.title}: ${publicCase.title}`,
    audience: 'public',
    main: (
      <Page width="wide">
        <PageHeading
          title={publicCase.title}
          kicker={`60-second case: choice ${index + 1} of ${publicCase.decisions.length}`}
        />
        <CaseFrame publicCase={publicCase}>
          <CaseReply decision={decision} choice={choice} facts={facts} />
          {next ? (
            <Decision decision={next} level={2} />
          ) : (
            <CaseEnd end={publicCase.end} courses={courses} audiences={audiences} facts={facts} />
          )}
        </CaseFrame>
      </Page>
    ),
  }
})
