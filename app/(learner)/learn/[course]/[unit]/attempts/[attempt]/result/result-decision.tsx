import type { ReactNode } from 'react'
import { objectiveText } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { cutNoteOf } from '@/lib/content/quiz/cut'
import { percent } from '@/lib/platform/words'
import { dutiesLeft } from '@/lib/training/attempt/duties'
import type { AttemptReview } from '@/lib/training/attempt/review'
import { DutiesLeft } from '../../../duties-left'
import { pointsOf } from '../../../words'

type Props = {
  course: Course
  quiz: Quiz
  review: AttemptReview
  /** The day of the attempt, in words. */
  day: string
  /** The next steps, below the decision. */
  children: ReactNode
}

/** The score and what it decides, above everything else. */
export function ResultDecision({ course, quiz, review, day, children }: Props) {
  const { raw, max, passed, scaled, rule } = review
  const left = dutiesLeft(quiz, review)
  const isPretest = quiz.role === 'pretest'
  const state = isPretest ? 'start' : passed ? 'passed' : 'missed'
  return (
    <section className={`decision decision-${state}`} aria-labelledby="decision">
      <p className="kicker">
        {quiz.title}, {day}
      </p>
      <h1 id="decision">{titleOf(quiz, review)}</h1>
      <p className="score-line">
        <strong>{pointsOf(raw, max)}</strong>
        {isPretest ? null : <span>{percent(scaled)}</span>}
      </p>
      <svg className="score-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="score-all" width="100" height="6" />
        <rect className="score-own" width={scaled * 100} height="6" />
        {isPretest || rule.duties ? null : (
          <rect className="score-cut" x={rule.masteryScore * 100 - 0.4} width="0.8" height="6" />
        )}
      </svg>
      {isPretest ? null : (
        <p className="score-needed">{rule.duties ? 'One right answer on each duty to pass' : neededWords(rule, max)}</p>
      )}
      {left.length > 0 && <DutiesLeft course={course} duties={left} />}
      {!isPretest && !passed && left.length === 0 && scaled >= rule.masteryScore && (
        <p>Your score is enough, but you missed too much on: {listFailed(course, review)}.</p>
      )}
      {children}
    </section>
  )
}

function neededWords({ masteryScore, panel }: AttemptReview['rule'], max: number): string {
  // Rounded percents could hide half a point.
  if (panel) return `${(Math.ceil(masteryScore * max * 10) / 10).toFixed(1)} of ${max} to pass, ${cutNoteOf(panel)}`
  return `${percent(masteryScore)} to pass`
}

function titleOf(quiz: Quiz, { passed }: AttemptReview): string {
  if (quiz.role === 'pretest') return 'Where you stand before the course'
  return passed ? 'You passed' : 'Not passed yet'
}

function listFailed(course: Course, { objectives }: AttemptReview): string {
  const failed = objectives.filter((one) => one.failed)
  return failed.map(({ objective }) => objectiveText(course, objective)).join('; ')
}
