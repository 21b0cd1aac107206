import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { mandateStateTags } from '@/app/(learner)/account/hours/state-words'
import { recordView } from '@/lib/audit/record-view'
import { dayOf } from '@/lib/platform/words'
import { listGridSubjects } from '@/lib/record/compliance/grid'
import { gridLines } from '@/lib/record/compliance/grid-lines'
import { listMandatesOn } from '@/lib/record/mandate/queries'
import { readGridFilter } from '../compliance/grid-filter'
import { csvFile } from '../csv-file'

/** Streamed, so memory doesn't grow with its size. */
export const GET = file<'/manage/[organization]/compliance.csv'>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const filter = readGridFilter(query)
  const now = new Date()
  const today = dayOf(now, coordinator.timeZone)
  const mandates = (await listMandatesOn(coordinator, today)).map(({ mandate }) => mandate)
  const { state = null, mandateId = null, cohortId = null, divisionId = null } = filter
  await recordView(coordinator, {
    action: 'compliance.downloaded',
    object: `organization:${coordinator.organizationId}`,
    details: { state, mandateId, cohortId, divisionId },
    people: await listGridSubjects(coordinator, filter),
  })
  return csvFile(gridLines(coordinator, mandates, filter, { now, textOf }), `compliance-${today}.csv`)
})

const textOf = (state: keyof typeof mandateStateTags) => mandateStateTags[state].text
