import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { templateHeadings } from '@/lib/people/import/template'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { csvRow } from '@/lib/platform/file/csv'
import { csvFile } from '../../csv-file'

export const GET = file<'/manage/[organization]/import/template.csv'>(async ({ params: { organization } }) => {
  const rule = await findIdentifierRule(await requireCoordinator(organization))
  return csvFile(linesOf(templateHeadings(rule?.label ?? null)), 'roster-template.csv')
})

async function* linesOf(headings: readonly string[]): AsyncGenerator<string> {
  yield csvRow(headings)
}
