import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireEncounter } from '@/app/(learner)/learn/address'
import { notFound } from '@/lib/platform/error'
import { ExpertSteps } from '../expert-steps'

/** A worked example: an expert's run through a different case. */
export const GET = page<'/learn/[course]/[unit]/example'>(async ({ params }) => {
  await requireLearner()
  const { course, encounter } = await requireEncounter(params)
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === encounter.id))
  if (!module?.example) throw notFound()
  const { example } = module
  const main = (
    <Page width="reading">
      <PageHeading
        title={`A worked example: ${example.title}`}
        kicker={module.title}
        meta={[`About ${Math.ceil(example.minutes)} minutes`, 'Training, not legal advice']}
      />
      {example.contentNote && (
        <Notice kind="info" title="Before you read">
          <p>
            {example.contentNote} You can skip it and go{' '}
            <a href={`/learn/${course.slug}/${encounter.slug}`}>straight to your case</a>.
          </p>
        </Notice>
      )}
      <p>This is a different case, as an expert handles it. Watch what the expert asks, in what order, and why.</p>
      <ExpertSteps encounter={example} />
      <ButtonRow>
        <ButtonLink href={`/learn/${course.slug}/${encounter.slug}`}>
          Continue to your case: {encounter.title}
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
  return { title: 'A worked example', main }
})
