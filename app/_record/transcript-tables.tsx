import { DataTable } from '@/app/_ui/data-table'
import type { transcriptLines } from '@/lib/record/transcript/lines'

const columns = (...labels: string[]) => labels.map((label) => ({ key: label, label }))
const rows = (lines: string[][]) => lines.map((cells, index) => ({ key: String(index), cells }))

export function TranscriptTables({ lines }: { lines: ReturnType<typeof transcriptLines> }) {
  return (
    <>
      <DataTable
        caption="Certificates"
        columns={columns('Course', 'Serial', 'Hours', 'Completed', 'Law as of', 'State')}
        rows={rows(lines.certificates)}
        empty="None yet."
      />
      {lines.outsideTraining.length > 0 && (
        <DataTable
          caption="Outside training, as recorded by the organization"
          columns={columns('Title and provider', 'Date', 'Hours', 'Recorded by')}
          rows={rows(lines.outsideTraining)}
          empty=""
        />
      )}
      <DataTable
        caption="Enrollments"
        columns={columns('Course', 'Kind', 'Edition (version)', 'Law as of', 'Enrolled', 'Ended')}
        rows={rows(lines.enrollments)}
        empty="None yet."
      />
      <DataTable
        caption="Waivers, extensions, resets and notes"
        columns={columns('What', 'About', 'By whom and when')}
        rows={rows(lines.amendments)}
        empty="None."
      />
    </>
  )
}
