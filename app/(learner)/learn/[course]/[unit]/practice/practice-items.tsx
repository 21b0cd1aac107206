import { errorOf, type Flash } from '@/app/_http/flash'
import { Feedback } from '@/app/_ui/feedback'
import { Button } from '@/app/_ui/form/button'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { NotedItem } from '@/app/_ui/noted-item'
import { Notice } from '@/app/_ui/notice'
import { StemText } from '@/app/(learner)/stem-text'
import { checkAnchor } from '@/lib/content/course/heading-id'
import { InteractionField } from '../interaction-field'
import { AnswerVerdict } from '../verdict'
import type { PracticeItemView, PracticeView } from './practice-view'

/** Query values that explain why a lesson wasn't marked as read. */
export const practiceProblems = ['missing', 'changed'] as const

type Props = {
  address: string
  practice: PracticeView
  /** The version of the lesson that the reader had open. */
  seen: string | null
  /** An incomplete answer, by its item. */
  refused?: Flash
  problem: (typeof practiceProblems)[number] | undefined
  onward: { href: string; title: string }
  /** Pressed Begin and did not yet mark the lesson as read. */
  begun?: boolean
}

const isMissing = ({ item, feedback }: PracticeItemView) => feedback === null && item.contentNote === null

/** Plain forms; within the lesson, app/_client/practice.ts posts them by fetch. */
export function PracticeItems({ address, practice, seen, refused, problem, onward, begun = false }: Props) {
  const errorIn = (id: string) => refused && errorOf(refused.errors, id)
  const givenIn = (id: string) => (errorIn(id) ? (refused?.values.value?.split(' ') ?? []) : [])
  const left = practice.items.filter(isMissing).length
  const seenField = seen && <input type="hidden" name="seen" value={seen} />
  return (
    <div id="practice" data-step={practice.step ?? undefined}>
      {practice.items.map(({ item, feedback }, index) => (
        <form
          key={item.id}
          id={item.id}
          className="practice-item"
          method="post"
          action={`${address}/practice/responses`}
          aria-label={`Practice ${index + 1} of ${practice.items.length}`}
          data-sends={item.id}
        >
          <input type="hidden" name="item" value={item.id} />
          {seenField}
          {feedback ? (
            <AnsweredItem stem={item.stem} feedback={feedback} />
          ) : (
            <NotedItem
              note={item.contentNote}
              isOpen={errorIn(item.id) !== undefined}
              more="You can leave it closed and go on. It counts the same."
            >
              <InteractionField
                item={item}
                value={givenIn(item.id)}
                legend={<StemText stem={item.stem} />}
                error={errorIn(item.id)}
              />
              <Button>Answer</Button>
            </NotedItem>
          )}
        </form>
      ))}
      <div id="reading" data-completed={practice.completed || undefined}>
        {practice.completed ? (
          <Notice kind="good" title="You have completed this lesson" role="status">
            {practice.short && <p>{practice.short}</p>}
            <ButtonRow>
              <ButtonLink href={onward.href}>{onward.title}</ButtonLink>
            </ButtonRow>
            {begun && (
              <form method="post" action={`${address}/reading`} data-sends="reading">
                {seenField}
                <Button kind="quiet">Count my time since Begin</Button>
              </form>
            )}
          </Notice>
        ) : problem === 'changed' ? (
          <Notice kind="warn" title="This lesson changed while you had it open" role="alert">
            <p>
              Your answers are saved. <a href={address}>Read the lesson as it is now</a>, then mark it as read.
            </p>
          </Notice>
        ) : (
          <form method="post" action={`${address}/reading`} data-sends="reading">
            {seenField}
            {problem === 'missing' && (
              <Notice kind="warn" title="Answer each practice question first" role="alert">
                <p>Any answer will do: practice is not graded.</p>
                <StepsLeft address={address} practice={practice} />
              </Notice>
            )}
            <ButtonRow note={left > 0 ? `${left} of ${practice.items.length} still to answer.` : undefined}>
              <Button>Mark as read</Button>
            </ButtonRow>
          </form>
        )}
      </div>
    </div>
  )
}

/** Links to the steps that still ask something. */
function StepsLeft({ address, practice: { items } }: Pick<Props, 'address' | 'practice'>) {
  const steps = items.flatMap((one) => (isMissing(one) && one.inStep ? [one.inStep] : []))
  return (
    <ul>
      {steps.map(({ id, title }) => (
        <li key={id}>
          <a href={`${address}#${checkAnchor(id)}`}>{title}</a>
        </li>
      ))}
    </ul>
  )
}

type AnsweredProps = { stem: string; feedback: NonNullable<PracticeItemView['feedback']> }

function AnsweredItem({ stem, feedback }: AnsweredProps) {
  return (
    <>
      <p className="practice-stem">
        <StemText stem={stem} />
      </p>
      <AnswerVerdict options={feedback} />
      <Feedback options={feedback} />
    </>
  )
}
