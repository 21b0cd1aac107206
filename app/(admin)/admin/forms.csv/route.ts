import { requireAdministrator } from '@/app/_auth/guards'
import { respond } from '@/app/_auth/respond'
import { countAll } from '@/lib/training/analysis/count'
import { listFormAnalyses } from '@/lib/training/analysis/queries'
import { respondCsv } from '../items/csv'

const columns = ['Quiz', 'Items', 'Attempts (n)', 'Mean score', 'Standard deviation', 'KR-20 or alpha']

/** The reliability of each quiz, by size of form. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const administrator = await requireAdministrator()
    await countAll()
    const forms = await listFormAnalyses(administrator)
    const rows = forms.map(({ unitId, formItems, count, mean, deviation, alpha }) => [
      unitId,
      formItems,
      count,
      mean,
      deviation,
      alpha,
    ])
    return respondCsv('forms.csv', columns, rows)
  })
}
