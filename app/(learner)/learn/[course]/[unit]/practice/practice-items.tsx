import { Button } from '@/app/_ui/button'
import { ButtonRow } from '@/app/_ui/button-row'
import { Feedback } from '@/app/_ui/feedback'
import { Notice } from '@/app/_ui/notice'
import { InteractionField } from '../interaction-field'
import type { PracticeView } from './practice-view'

type Props = {
  /** Of the lesson, for example `/learn/law-enforcement/what-trafficking-is`. */
  address: string
  practice: PracticeView
  /** Whether to say that items must be answered before the lesson can be marked as read. */
  missing: boolean
  /** Where the course goes on. */
  onward: { href: string; title: string }
}

/** The practice of a lesson as plain forms; in the lesson, public/practice.js sends the same forms by `fetch`. */
export function PracticeItems({ address, practice, missing, onward }: Props) {
  const left = practice.items.filter(({ feedback }) => feedback === null).length
  return (
    <div id="practice">
      {practice.items.map(({ item, feedback }, index) => (
        <form
          key={item.id}
          id={item.id}
          className="practice-item"
          method="post"
          action={`${address}/practice/responses`}
          aria-label={`Practice ${index + 1} of ${practice.items.length}`}
        >
          <input type="hidden" name="item" value={item.id} />
          {feedback ? (
            <>
              <p className="practice-stem">{item.stem}</p>
              <Feedback options={feedback} />
            </>
          ) : (
            <>
              <InteractionField item={item} value={[]} legend={item.stem} />
              <Button>Answer</Button>
            </>
          )}
        </form>
      ))}
      <div id="reading">
        {practice.completed ? (
          <Notice kind="good" title="You have completed this lesson" role="status">
            {practice.short && <p>{practice.short}</p>}
            <p>
              <a href={onward.href}>{onward.title}</a>
            </p>
          </Notice>
        ) : (
          <form method="post" action={`${address}/reading`}>
            {missing && (
              <Notice kind="warn" title="Answer each practice question first" role="alert">
                <p>Any answer will do: practice is not graded.</p>
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
