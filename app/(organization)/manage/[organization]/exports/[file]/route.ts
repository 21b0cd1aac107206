import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { notFound } from '@/lib/platform/error'
import { exportFormats } from '../../export-file'
import { recordedExport } from '../../recorded-export'
import { exportKinds } from '../kinds'

/** `expiring.csv`, `totals.xlsx`, and so on. */
export const GET = file<'/manage/[organization]/exports/[file]'>(async ({ query, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const [kind = '', ending] = params.file.split('.')
  const format = exportFormats.find((one) => one === ending)
  const prepare = Object.hasOwn(exportKinds, kind) ? exportKinds[kind] : undefined
  if (!format || !prepare) throw notFound()
  const now = new Date()
  const { details, ...made } = await prepare({ coordinator, query, now })
  return recordedExport(coordinator, format, { ...made, name: kind, details: { kind, ...details } }, now)
})
