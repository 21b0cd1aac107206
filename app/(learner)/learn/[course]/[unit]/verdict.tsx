import type { FeedbackOption } from '@/app/_ui/feedback'

/** One line on an answer, before the options and their reasons. app/_client/practice.ts repeats it in the step's bar. */
export function AnswerVerdict({ options }: { options: FeedbackOption[] }) {
  const right = options.filter(isRight).length
  const isBest = right === options.length
  return (
    <p className={`verdict verdict-${isBest ? 'good' : 'warn'}`} data-verdict={isBest ? 'good' : 'warn'}>
      {verdictWords(options, right)}
    </p>
  )
}

const isRight = ({ key, chosen, pair }: FeedbackOption) => (pair ? key : key === chosen)

export function verdictWords(options: FeedbackOption[], right = options.filter(isRight).length): string {
  const isSingle = options.every(({ pair }) => !pair) && options.filter(({ key }) => key).length === 1
  if (right === options.length) return isSingle ? 'You chose the best answer' : 'You got all of it right'
  return isSingle ? 'Another answer fits better' : `You got ${right} of ${options.length} right`
}
