import type { ReactNode } from 'react'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { AttemptReview } from '@/lib/training/attempt/review'
import { percent, points } from '../../../words'

type Props = {
  course: Course
  quiz: Quiz
  review: AttemptReview
  /** The day of the attempt, in words. */
  day: string
  /** What to do next. */
  children: ReactNode
}

/** The score and what it decides, above everything else. */
export function ResultDecision({ course, quiz, review, day, children }: Props) {
  const { raw, max, passed, scaled } = review
  const isPretest = quiz.role === 'pretest'
  const needed = Math.ceil(course.passRule.masteryScore * max)
  const state = isPretest ? 'start' : passed ? 'passed' : 'missed'
  return (
    <section className={`decision decision-${state}`} aria-labelledby="decision">
      <p className="kicker">
        {quiz.title}, {day}
      </p>
      <h1 id="decision">{titleOf(quiz, review)}</h1>
      <p className="score-line">
        <strong>
          {points(raw)} of {max} right
        </strong>
        {isPretest ? null : <span>{shortOf(raw, needed) ?? percent(scaled)}</span>}
      </p>
      <svg className="score-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="score-all" width="100" height="6" />
        <rect className="score-own" width={scaled * 100} height="6" />
        {isPretest ? null : <rect className="score-cut" x={(needed / max) * 100 - 0.4} width="0.8" height="6" />}
      </svg>
      {isPretest ? null : <p className="score-needed">{needed} to pass</p>}
      {children}
    </section>
  )
}

function titleOf(quiz: Quiz, { passed }: AttemptReview): string {
  if (quiz.role === 'pretest') return 'Where you stand before the course'
  return passed ? 'You passed' : 'Not passed yet'
}

function shortOf(raw: number, needed: number): string | null {
  return raw < needed ? `${points(needed - raw)} short of passing` : null
}
