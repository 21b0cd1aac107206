import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { ScenePicture } from '@/app/_http/scene-picture'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { ErrorSummary } from '@/app/_ui/form/error-summary'
import { OptionList } from '@/app/_ui/form/option-list'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { ReadingTools } from '@/app/_ui/reading-tools'
import { requireRunAt } from '@/app/(learner)/learn/run-address'
import { Counted } from '../../counted'

const problems: Record<string, string> = {
  none: 'Choose what you do.',
  before: 'You already made that choice, perhaps on another page. This is where you are now.',
}

export const GET = page<'/learn/[course]/[unit]/runs/[run]'>(async ({ query, params }) => {
  const learner = await requireLearner()
  const { course, run, address } = await requireRunAt(learner, params)
  if (run.endedAt) return seeOther(`${address}/debrief`)
  const { encounter, path } = run
  const { at, steps } = path
  const last = steps.at(-1)
  const problem = query.get('problem') ?? ''
  const isMissing = problem === 'none'
  const main = (
    <Page width="pair">
      <p className="kicker">
        {encounter.title}: decision {steps.length + 1}
      </p>
      {isMissing && <ErrorSummary errors={[{ field: 'choice', message: problems.none ?? '' }]} />}
      {problem === 'before' && <Notice kind="info" role="status" title={problems.before ?? ''} />}
      <h1>{at.title}</h1>
      <ReadingTools />
      <div className="beside">
        <div className="beside-scene">
          <ScenePicture scene={encounter.scene} isOnDesk={last !== undefined} />
          <div className="scene">
            {last ? <p className="scene-then">{last.choice.follows}</p> : <p>{encounter.setting}</p>}
            <p>{at.text}</p>
          </div>
        </div>
        <form method="post" action={`${address}/choices`} data-sends={steps.length + 1}>
          <input type="hidden" name="position" value={steps.length + 1} />
          <OptionList
            legend="What do you do?"
            name="choice"
            options={at.choices ?? []}
            error={isMissing ? problems.none : undefined}
          />
          <ButtonRow>
            <Button>Do this</Button>
            <ButtonLink kind="quiet" href={`/learn/${course.slug}`}>
              Leave for now and keep my place
            </ButtonLink>
          </ButtonRow>
        </form>
      </div>
      {steps.length > 0 && (
        <details className="so-far">
          <summary>What you did so far</summary>
          <ol>
            {steps.map(({ node, choice }) => (
              <li key={node.id}>
                <strong>{node.title}:</strong> {choice.text}
              </li>
            ))}
          </ol>
        </details>
      )}
      <Counted address={`/learn/${course.slug}/${encounter.slug}`} page="encounter" />
    </Page>
  )
  return { title: at.title, main }
})
