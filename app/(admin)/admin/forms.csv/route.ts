import { requireAdministrator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { countAll } from '@/lib/measurement/analysis/count'
import { listFormAnalyses } from '@/lib/measurement/analysis/queries'
import { csvOf } from '../items/csv'
import { whichAttempts } from '../items/which-attempts'

const columns = ['Quiz', 'Items', 'Attempts (n)', 'Mean score', 'Standard deviation', 'KR-20 or alpha']

export const GET = file(async ({ query }) => {
  const administrator = await requireAdministrator()
  await countAll()
  const forms = await listFormAnalyses(administrator, {
    unitId: query.get('quiz') ?? undefined,
    attempts: whichAttempts(query),
  })
  const rows = forms.map(({ unitId, formItems, count, mean, deviation, alpha }) => [
    unitId,
    formItems,
    count,
    mean,
    deviation,
    alpha,
  ])
  return csvOf('forms.csv', columns, rows)
})
