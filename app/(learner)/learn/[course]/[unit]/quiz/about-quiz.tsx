import { FactList } from '@/app/_ui/fact-list'
import { objectiveText, panelOf } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import { cutNoteOf } from '@/lib/content/quiz/cut'
import { percent } from '@/lib/platform/words'
import type { Eligibility } from '@/lib/training/attempt/eligibility'
import { attemptsLeft, type EarlierAttempt } from '@/lib/training/attempt/policy'

type Props = {
  course: Course
  quiz: Quiz
  eligibility: Eligibility | null
  earlier: readonly EarlierAttempt[]
  /** Minutes, with this learner's accommodation. */
  timeLimit: number | null
}

export function AboutQuiz({ course, quiz, eligibility, earlier, timeLimit }: Props) {
  const { objectiveMissed, objectiveScore } = course.passRule
  const objectives = (
    <ul>
      {Object.entries(quiz.blueprint).map(([objective, items]) => (
        <li key={objective}>
          {objectiveText(course, objective)} ({items} items)
        </li>
      ))}
    </ul>
  )
  const about = [
    { term: 'Objectives', detail: objectives },
    {
      term: 'Answers',
      detail: 'Each is saved as you go. You can stop, change devices, and go back and forth.',
    },
    ...(timeLimit ? [{ term: 'Time', detail: timeWords(timeLimit, eligibility?.timeFactor ?? 1) }] : []),
  ]
  if (quiz.role === 'pretest') return <FactList facts={about} />
  return (
    <FactList
      facts={[
        { term: 'To pass', detail: <Cut course={course} quiz={quiz} /> },
        ...(objectiveMissed === undefined || objectiveScore === undefined
          ? []
          : [
              {
                term: 'By objective',
                detail: `On each objective, fewer than ${objectiveMissed} misses or at least ${percent(objectiveScore)}`,
              },
            ]),
        ...(quiz.duties
          ? [
              {
                term: 'Must know',
                detail: `Two questions each on: ${quiz.duties.map(({ title }) => title).join('; ')}. If you miss both, you answer two new ones.`,
              },
            ]
          : []),
        {
          term: 'Partial credit',
          detail: 'When you choose several, put steps in order, or match, a partly right answer counts in part.',
        },
        ...about,
        { term: 'Attempts', detail: attemptWords(quiz, eligibility, earlier) },
      ]}
    />
  )
}

/** The words of decision 100. */
function Cut({ course, quiz }: { course: Course; quiz: Quiz }) {
  const panel = panelOf(course, quiz)
  if (panel) {
    return `The mean of the judges’ ratings of your questions, ${cutNoteOf(panel)}. For each question, they judged how many learners who know just enough would get it right. The result page shows your score and the passing score.`
  }
  return (
    <>
      {percent(course.passRule.masteryScore)} of the questions overall
      <details>
        <summary>Provisional cut, no panel yet</summary>
        It is the same for each form until a panel of judges has rated the items.
      </details>
    </>
  )
}

function timeWords(minutes: number, factor: number): string {
  const yours = factor > 1 ? `, ${factor} times the usual, as granted to you` : ''
  return `${minutes} minutes from the start${yours}. The clock keeps running when you leave. Answers saved by the end count. If you need more time, ask before you start.`
}

function attemptWords(quiz: Quiz, eligibility: Eligibility | null, earlier: readonly EarlierAttempt[]): string {
  const fresh = 'items you haven’t seen come first'
  const { limit } = quiz.attempts
  const grants = eligibility ?? { extraAttempts: 0, unlockedAt: null }
  const left = attemptsLeft(quiz, earlier, grants)
  const wait = coolDownWords(quiz.attempts)
  if (left === null) return `As many as you need${wait}; ${fresh}`
  const more = grants.extraAttempts > 0 ? ` and ${grants.extraAttempts} more granted to you` : ''
  return `${limit} in all${more}${wait}; ${left} left. On each, ${fresh}. After the last, your coordinator can open another.`
}

function coolDownWords({ coolDownHours, coolDownAfter = 1 }: Quiz['attempts']): string {
  if (!coolDownHours) return ''
  const hours = coolDownHours === 1 ? 'an hour' : `${coolDownHours} hours`
  return coolDownAfter > 1
    ? `, but after ${coolDownAfter} that were not passed, you wait ${hours} before each new one`
    : `, with ${hours} between them`
}
