import { page } from '@/app/_http/page'
import { EvaluationTables } from '@/app/_record/evaluation-tables'
import { listCohortEvaluations } from '@/lib/measurement/evaluation/queries'
import { loadResults, resultsPage } from '../results-page'

export const GET = page<'/manage/[organization]/evaluations'>(async ({ params, query }) => {
  const loaded = await loadResults({ name: 'evaluations', params, query }, listCohortEvaluations)
  return resultsPage(
    { ...loaded, title: 'Course evaluations', meta: 'Answers from people who finished' },
    loaded.shown && <EvaluationTables counts={loaded.shown.results} />,
  )
})
