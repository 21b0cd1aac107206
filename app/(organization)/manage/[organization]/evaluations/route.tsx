import { page } from '@/app/_http/page'
import { listCohortEvaluations } from '@/lib/training/evaluation/queries'
import { resultsPage } from '../results-page'
import { EvaluationTables } from './evaluation-tables'

export const GET = page<'/manage/[organization]/evaluations'>(async ({ params: { organization }, query }) =>
  resultsPage(
    { organization, query },
    {
      name: 'evaluations',
      title: 'Course evaluations',
      meta: 'Answers from people who finished',
      show: async (coordinator, course, cohortId) => (
        <EvaluationTables counts={await listCohortEvaluations(coordinator, course, cohortId)} />
      ),
    },
  ),
)
