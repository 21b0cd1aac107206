import type { ComponentProps } from 'react'
import { requireLearner } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { seeOther } from '@/app/_http/respond'
import { Fold } from '@/app/_ui/fold'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { PathMap } from '@/app/_ui/path-map'
import { requireRunAt } from '@/app/(learner)/learn/run-address'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import { type Debrief, debriefOf } from '@/lib/training/encounter/debrief'
import { evidenceOf } from '@/lib/training/encounter/evidence'
import { findProgress } from '@/lib/training/progress/queries'
import { EvidenceTable } from '../../../../evidence-table'
import { SourcesOf } from '../../../sources-of'
import { Reflection } from './reflection'
import { StepList } from './step-list'
import { TurningPoint } from './turning-point'

/** An ending can be sound after a choice that was not. */
function verdictOf({ end, steps }: Debrief): { isGood: boolean; title: string } {
  const costs = steps.filter(({ choice }) => choice.grade === 'costly').length
  if (end.end?.outcome !== 'sound') return { isGood: false, title: 'This ending had a cost' }
  if (costs === 0) return { isGood: true, title: 'A sound ending' }
  return { isGood: false, title: `It ended well, but ${costs === 1 ? 'one choice' : `${costs} choices`} had a cost` }
}

function rowsOf({ rows, steps }: Debrief): ComponentProps<typeof PathMap>['rows'] {
  return rows.map(({ own, expert: other }) => {
    const step = steps.find(({ node }) => node.id === own?.id)
    const kind = own?.end ? 'end' : step?.choice.grade === 'costly' ? 'costly' : 'plain'
    return {
      own: own && { id: own.id, title: own.title, kind, turned: step?.turned ?? false },
      other: other && {
        id: other.id,
        title: other.title,
        kind: other.end ? 'end' : 'plain',
      },
    }
  })
}

export const GET = page<'/learn/[course]/[unit]/runs/[run]/debrief'>(async ({ params }) => {
  const learner = await requireLearner()
  const { course, encounter: today, run, address } = await requireRunAt(learner, params)
  if (!run.endedAt) return seeOther(address)
  const { encounter } = run
  const debrief = debriefOf(encounter, run.path)
  const { end, steps, expert } = debrief
  const turn = steps.find(({ turned }) => turned)
  const isSound = end.end?.outcome === 'sound'
  const verdict = verdictOf(debrief)
  const { satisfied, units, next } = await findProgress(learner, course)
  const { site } = await loadCatalog()
  const rule = units.find(({ unit }) => unit.id === today.id)?.unit
  const main = (
    <Page width="reading">
      <PageHeading
        title={end.title}
        kicker={`${encounter.title}: debrief of run ${run.ordinal}`}
        meta={[dayInWords(run.endedAt, learner.timeZone), `Law as of ${dateInWords(encounter.lawAsOf)}`]}
      />
      <div className="scene">
        {steps.length > 0 && <p className="scene-then">{steps.at(-1)?.choice.follows}</p>}
        <p>{end.text}</p>
      </div>
      <SourcesOf unit={encounter} facts={end.end?.facts ?? []} />
      <Notice kind={verdict.isGood ? 'good' : 'warn'} role="status" title={verdict.title}>
        <p>
          {site.situations[encounter.situation]}.{' '}
          {turn ? `The turning point was “${turn.node.title}”.` : 'None of your choices had a cost.'}
          {rule?.kind === 'encounter' &&
            rule.moveOn === 'sound' &&
            !isSound &&
            ' The course requires a sound ending: try the case again, or read it.'}
        </p>
      </Notice>
      {satisfied && (
        <Notice kind="good" title="You have completed the course">
          <p>
            Your certificate is on the <a href={`/learn/${course.slug}`}>course outline</a>, or you can confirm your
            name for it there.
          </p>
        </Notice>
      )}
      {turn && <TurningPoint encounter={encounter} turn={turn} />}
      <ButtonRow>
        <form method="post" action={`/learn/${course.slug}/${today.slug}/runs`}>
          <Button kind={isSound ? 'quiet' : 'primary'}>Try it again</Button>
        </form>
        {next && !satisfied && (
          <ButtonLink href={`/learn/${course.slug}/${next.slug}`}>Continue: {next.title}</ButtonLink>
        )}
        <ButtonLink kind="quiet" href={`/learn/${course.slug}`}>
          Course outline
        </ButtonLink>
      </ButtonRow>
      <Fold
        title="Your whole path and an expert’s"
        note={`What you did at each step (${steps.length}), and the other options`}
      >
        <PathMap title="Your path next to an expert’s" rows={rowsOf(debrief)} />
        <StepList encounter={encounter} steps={steps} />
        <p>
          An expert’s full path: {expert.steps.map(({ node }) => node.title).join(', then ')}, then {expert.at.title}.
          More than one path is sound. <a href={`/learn/${course.slug}/${today.slug}/read`}>Read it</a>.
        </p>
      </Fold>
      <EvidenceTable course={course} evidence={evidenceOf([run.path])} of="this run" />
      <Reflection action={`${address}/reflection`} kept={run.reflection} />
    </Page>
  )
  return { title: 'Debrief', main }
})
