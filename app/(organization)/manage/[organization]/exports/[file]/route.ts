import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { recordView } from '@/lib/audit/record-view'
import { notFound } from '@/lib/platform/error'
import { dayOf } from '@/lib/platform/words'
import { exportFile, exportFormats } from '../../export-file'
import { exportKinds } from '../kinds'

/** `expiring.csv`, `totals.xlsx`, and so on. */
export const GET = file<'/manage/[organization]/exports/[file]'>(async ({ query, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const [kind = '', ending] = params.file.split('.')
  const format = exportFormats.find((one) => one === ending)
  const prepare = Object.hasOwn(exportKinds, kind) ? exportKinds[kind] : undefined
  if (!format || !prepare) throw notFound()
  const now = new Date()
  const { lines, numeric, details, people } = await prepare({ coordinator, query, now })
  await recordView(coordinator, {
    action: 'report.downloaded',
    object: `organization:${coordinator.organizationId}`,
    details: { kind, ...details },
    ...(people && { people }),
  })
  return exportFile(format, { name: `${kind}-${dayOf(now, coordinator.timeZone)}`, lines, numeric })
})
