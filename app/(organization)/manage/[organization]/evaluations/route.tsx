import { page } from '@/app/_http/page'
import { EvaluationTables } from '@/app/_record/evaluation-tables'
import { listCohortEvaluations } from '@/lib/training/evaluation/queries'
import { resultsPage } from '../results-page'

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
