import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { drawSummary } from '@/lib/record/desk/draw-summary'

export const GET = file<'/manage/[organization]/desk/summary.pdf'>(async ({ params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const { courses } = await loadCatalog()
  const body = new Uint8Array(await drawSummary(coordinator, courses, new Date()))
  const object = `organization:${coordinator.organizationId}`
  await recordView(coordinator, { action: 'organization.summary-downloaded', object })
  return { body, name: 'training-summary.pdf', type: 'application/pdf' }
})
