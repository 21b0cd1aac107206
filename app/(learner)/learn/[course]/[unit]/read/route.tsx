import { requireEncounter } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, respond, seeOther } from '@/app/_auth/respond'
import { respondDocument } from '@/app/_document/document'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { issue } from '@/lib/certificate/issue'
import { inWords } from '@/lib/course/day'
import { loadCatalog } from '@/lib/course/load'
import { completeDeltas } from '@/lib/delta/complete'
import { readInstead } from '@/lib/encounter/read-instead'
import { findEnrollment } from '@/lib/enrollment/queries'
import { Counted } from '../counted'
import { ExpertWalk } from '../expert-walk'
import { StartFirst } from '../start-first'

type Context = RouteContext<'/learn/[course]/[unit]/read'>

/** The case as text, with equal credit, for whoever would rather not walk it. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return respondDocument(request, async () => {
    const learner = await requireLearner()
    const { course, encounter } = await requireEncounter(params)
    const enrollment = await findEnrollment(learner, course)
    const address = `/learn/${course.slug}/${encounter.slug}`
    const main = (
      <Page width="reading">
        <PageHeading
          title={`To read: ${encounter.title}`}
          kicker={`${course.title}: ${course.subtitle}`}
          meta={[`Law as of ${inWords(encounter.lawAsOf)}`, 'Training, not legal advice']}
        />
        <ExpertWalk encounter={encounter} />
        {enrollment ? (
          <form method="post" action={`${address}/read`}>
            <Counted address={address} page="encounter" />
            <ButtonRow>
              <Button>I have read it</Button>
              <ButtonLink kind="quiet" href={address}>
                Walk the case
              </ButtonLink>
            </ButtonRow>
          </form>
        ) : (
          <StartFirst course={course} what="that you have read this" />
        )}
      </Page>
    )
    return { title: `To read: ${encounter.title}`, main }
  })
}

/** "I have read it." Goes back to the outline. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const learner = await requireLearner()
    const { course, encounter } = await requireEncounter(params)
    await readInstead(learner, { course, encounter })
    await completeDeltas(learner, (await loadCatalog()).courses)
    await issue(learner, course)
    return wantsJson(request) ? json({ completed: true }) : seeOther(`/learn/${course.slug}`)
  })
}
