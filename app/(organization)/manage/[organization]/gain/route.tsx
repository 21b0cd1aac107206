import { page } from '@/app/_http/page'
import { findCohortGain } from '@/lib/training/analysis/gains'
import { resultsPage } from '../results-page'
import { CohortGains } from './cohort-gains'

export const GET = page<'/manage/[organization]/gain'>(async ({ params: { organization }, query }) =>
  resultsPage(
    { organization, query },
    {
      name: 'gain',
      title: 'Pre-test and final scores',
      meta: 'From pre-test to final',
      show: async (coordinator, course, cohortId) => (
        <CohortGains
          course={course}
          gain={await findCohortGain(coordinator, course, cohortId)}
          here={`/manage/${coordinator.organizationId}`}
        />
      ),
    },
  ),
)
