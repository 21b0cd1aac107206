import { requireCoordinator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { seeOther } from '@/app/_http/respond'
import { loadCatalog } from '@/lib/content/course/load'
import { csvRow } from '@/lib/platform/csv'
import { notFound } from '@/lib/platform/error'
import { dayOf } from '@/lib/platform/words'
import { recordExport } from '@/lib/record/certificate/record-export'
import { listRoster } from '@/lib/record/certificate/roster'
import type { RosterCursor } from '@/lib/record/certificate/roster-order'
import { csvFile } from '../csv-file'
import { readRosterView } from '../people/roster-filter'
import { withoutStrangers } from '../people/without-strangers'

const chunk = 500
const details = ['Identifier', 'Rank or role', 'Division', 'Cohorts', 'Hired on', 'Supervisor']

/** Streamed, so memory doesn't grow with its size. */
export const GET = file<'/manage/[organization]/people.csv'>(async ({ query, params }) => {
  const coordinator = await requireCoordinator(params.organization)
  const read = readRosterView(await loadCatalog(), query)
  if (!read) throw notFound()
  const filter = await withoutStrangers(coordinator, read.filter)
  if (query.get('act') === 'export' && !filter.accountIds?.length)
    return seeOther(`/manage/${coordinator.organizationId}/people?done=none`)
  await recordExport(coordinator, filter)

  async function* lines() {
    const columns = ['Name', 'Email', 'Course', 'State', 'Certified on', 'Certificate', 'Expired on', ...details]
    yield csvRow(filter.isFormer ? [...columns, 'Left on'] : columns)
    let after: RosterCursor | null = null
    for (;;) {
      const rows = await listRoster(coordinator, filter, { after, limit: chunk, now: new Date() })
      for (const row of rows) {
        const { name, email, state, certifiedAt, expiresAt, timeZone, serial, leftAt } = row
        // As on the certificate: in its own time zone, not the organization's.
        const day = (moment: Date) => dayOf(moment, timeZone ?? coordinator.timeZone)
        yield csvRow([
          name,
          email,
          `${filter.course.title}: ${filter.course.subtitle}`,
          state,
          certifiedAt ? day(certifiedAt) : '',
          serial ?? '',
          state === 'expired' && expiresAt ? day(expiresAt) : '',
          row.identifier,
          row.rank,
          row.division ?? '',
          row.cohorts ?? '',
          row.hiredOn ?? '',
          row.supervisor ?? '',
          ...(leftAt ? [dayOf(leftAt, coordinator.timeZone)] : []),
        ])
      }
      const last = rows.at(-1)
      if (rows.length < chunk || !last) return
      after = last
    }
  }
  return csvFile(lines(), `${filter.isFormer ? 'former-' : ''}people-${filter.course.slug}.csv`)
})
