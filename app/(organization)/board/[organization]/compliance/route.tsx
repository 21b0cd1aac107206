import { requireAuditor } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { mandateStateTags, stateDay } from '@/app/_record/mandate-states'
import { DataTable } from '@/app/_ui/data-table'
import { Pagination } from '@/app/_ui/pagination'
import { Tag } from '@/app/_ui/tag'
import { recordView } from '@/lib/audit/log/record-view'
import { dayOf } from '@/lib/platform/words'
import { listGridPage } from '@/lib/record/compliance/grid'
import type { Judgment } from '@/lib/record/mandate/judge-mandate'
import { listMandatesOn, mandateTitle } from '@/lib/record/mandate/queries'
import { gridQuery } from '../../../manage/[organization]/compliance/grid-filter'
import { readPersonCursor } from '../../../manage/[organization]/person-cursor'
import { auditorPage } from '../auditor-page'

const pageSize = 50

export const GET = page<'/board/[organization]/compliance'>(async ({ params, query }) => {
  const auditor = await requireAuditor(params.organization)
  const here = `/board/${auditor.organizationId}/compliance`
  const after = readPersonCursor(query)
  const now = new Date()
  const mandates = (await listMandatesOn(auditor, dayOf(now, auditor.timeZone))).map(({ mandate }) => mandate)
  const { rows, next } = await listGridPage(auditor, mandates, {}, { after, limit: pageSize, now })
  const object = `organization:${auditor.organizationId}`
  await recordView(auditor, { action: 'compliance.viewed', object, people: rows })
  return auditorPage(
    { auditor, title: 'Compliance' },
    mandates.length === 0 ? (
      <p>No mandate is in force.</p>
    ) : (
      <>
        <DataTable
          caption="People by mandate"
          columns={[
            { key: 'person', label: 'Person' },
            ...mandates.map((mandate) => ({ key: mandate.id, label: mandateTitle(mandate) })),
          ]}
          rows={rows.map(({ accountId, name, judgments }) => ({
            key: accountId,
            cells: [
              <bdi key="person">{name}</bdi>,
              ...mandates.map(({ id }) => <State key={id} judgment={judgments.get(id)} />),
            ],
          }))}
          empty="No people."
        />
        <p className="cell-note">
          Done, not approved: the person finished, and the training has no approval number for this mandate.
        </p>
        <Pagination
          label="Pages of people"
          {...(after && { previous: { href: here, label: 'First page' } })}
          {...(next && { next: { href: `${here}?${gridQuery({}, next)}` } })}
        />
      </>
    ),
  )
})

function State({ judgment }: { judgment: Judgment | undefined }) {
  if (!judgment) return null
  const { text, kind } = mandateStateTags[judgment.state]
  return (
    <>
      <Tag kind={kind}>{text}</Tag>
      <span className="cell-note">{stateDay(judgment)}</span>
    </>
  )
}
