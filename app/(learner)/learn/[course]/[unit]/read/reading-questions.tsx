import { OptionList } from '@/app/_ui/form/option-list'
import { StemText } from '@/app/(learner)/stem-text'
import type { Encounter } from '@/lib/content/course/schema'
import type { ReadingAnswers } from '@/lib/training/encounter/read-instead'

const numbers = [1, 2]
const fieldOf = (number: number) => `question-${number}`

export function givenAnswers(form: URLSearchParams): ReadingAnswers {
  return numbers.map((number) => form.get(fieldOf(number)))
}

/** Keeps what was chosen; the address says which answers to look at again, not which are right. */
export function missedQuery(missed: readonly number[], answers: ReadingAnswers): URLSearchParams {
  const given = numbers.flatMap((number) => {
    const answer = answers[number - 1]
    return answer && /^[a-z]$/.test(answer) ? [[fieldOf(number), answer]] : []
  })
  return new URLSearchParams([...missed.map((number) => ['missed', String(number)]), ...given])
}

const isMissed = (given: URLSearchParams, number: number) => given.getAll('missed').includes(String(number))

export function missedErrors(given: URLSearchParams) {
  return numbers.flatMap((number) =>
    isMissed(given, number)
      ? [{ field: fieldOf(number), message: `Question ${number}: look at the case again, then choose another answer.` }]
      : [],
  )
}

export function ReadingQuestions({ encounter, given }: { encounter: Encounter; given: URLSearchParams }) {
  return (
    <>
      <h2>Two questions</h2>
      <p>They take the place of a sound ending. You can answer as often as you like; no answer is stored.</p>
      {(encounter.afterReading ?? []).map(({ stem, options }, index) => (
        <OptionList
          key={stem}
          name={fieldOf(index + 1)}
          legend={<StemText stem={stem} />}
          options={options.map(({ id, text }) => ({ id, text }))}
          chosen={given.getAll(fieldOf(index + 1))}
          error={isMissed(given, index + 1) ? 'Look at the case again, then choose another answer.' : undefined}
        />
      ))}
    </>
  )
}
