import { DataTable } from '@/app/_ui/data-table'
import { fewestToJudge } from '@/lib/measurement/analysis/judge'
import { conditionalError, decisionConsistency, standardError } from '@/lib/measurement/analysis/precision'
import type { FormAnalysis } from '@/lib/measurement/analysis/queries'
import { percent } from '@/lib/platform/words'
import { two } from './flag-words'
import type { ListedQuiz } from './quizzes'

type Props = { forms: readonly FormAnalysis[]; quizzes: readonly ListedQuiz[] }

export function ReliabilityTable({ forms, quizzes }: Props) {
  return (
    <DataTable
      caption="Reliability of forms"
      columns={[
        { key: 'quiz', label: 'Quiz' },
        { key: 'items', label: 'Items', numeric: true },
        { key: 'count', label: 'Attempts (n)', numeric: true },
        { key: 'mean', label: 'Mean score', numeric: true },
        { key: 'deviation', label: 'Standard deviation', numeric: true },
        { key: 'alpha', label: 'KR-20 or alpha (upper estimate)', numeric: true },
        { key: 'error', label: 'Standard error', numeric: true },
        { key: 'atCut', label: 'Standard error at the cut', numeric: true },
        { key: 'agreement', label: 'Same decision twice', numeric: true },
      ]}
      rows={forms.map((form) => {
        const quiz = quizzes.find(({ id }) => id === form.unitId)
        const isFew = form.count < fewestToJudge
        return {
          key: `${form.unitId} ${form.formItems}`,
          cells: [
            quiz?.title ?? form.unitId,
            form.formItems,
            form.count,
            two(form.mean),
            two(form.deviation),
            isFew ? `${two(form.alpha)} (too few to judge)` : two(form.alpha),
            ...(isFew ? ['–', '–', '–'] : precisionOf(form, quiz)),
          ],
        }
      })}
      empty="No quiz has been submitted yet."
    />
  )
}

function precisionOf(form: FormAnalysis, quiz: ListedQuiz | undefined): string[] {
  const measured = { ...form, items: form.formItems }
  const error = two(standardError(measured))
  if (!quiz || form.formItems <= quiz.dutyItems) return [error, '–', '–']
  const atCut = conditionalError({ items: form.formItems, score: quiz.cut * form.formItems })
  const twice = decisionConsistency({ ...measured, cut: quiz.cut })
  const kappa = twice?.kappa == null ? '' : ` (kappa ${two(twice.kappa)})`
  return [error, two(atCut), twice ? `${percent(twice.agreement)}${kappa}` : '–']
}
