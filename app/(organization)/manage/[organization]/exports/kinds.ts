import type { AuditEntry } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { numericTopics, topicLines } from '@/lib/record/classroom/topic-lines'
import { numericColumns, type ReportColumn } from '@/lib/record/report/columns'
import { reportLines } from '@/lib/record/report/report-lines'
import { listReportPeople } from '@/lib/record/report/report-rows'
import { exportPeriod, exportWindow, exportYear } from '@/lib/record/report/schema'
import { numericTotals, totalLines } from '@/lib/record/report/total-lines'

interface Prepared {
  lines: AsyncIterable<string[]>
  numeric: readonly number[]
  details: AuditEntry['details']
  /** Everyone in the file; undefined for one without names. */
  people?: readonly { accountId: string }[]
}

type Prepare = (request: { coordinator: Coordinator; query: URLSearchParams; now: Date }) => Promise<Prepared>

const expiringColumns: ReportColumn[] = ['name', 'identifier', 'division', 'supervisor', 'course', 'serial', 'expires']

/** Files beside the report of completions, by the name of their address. Ignores invalid query values. */
export const exportKinds: Record<string, Prepare> = {
  async expiring({ coordinator, query, now }) {
    const filter = { expiringDays: exportWindow.parse(query.get('days')) }
    return {
      lines: reportLines(coordinator, { columns: expiringColumns, filter, now }),
      numeric: numericColumns(expiringColumns),
      details: filter,
      people: await listReportPeople(coordinator, filter, now),
    }
  },
  async topics({ coordinator, query }) {
    const period = exportPeriod.parse(Object.fromEntries(query))
    return { lines: topicLines(coordinator, period), numeric: numericTopics, details: period }
  },
  async totals({ coordinator, query, now }) {
    const year = exportYear(now).parse(query.get('year'))
    return { lines: totalLines(coordinator, year, now), numeric: numericTotals, details: { year } }
  },
}
