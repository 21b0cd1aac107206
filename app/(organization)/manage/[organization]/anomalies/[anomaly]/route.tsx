import { requireCoordinator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { DataTable } from '@/app/_ui/data-table'
import { FactList } from '@/app/_ui/fact-list'
import { recordView } from '@/lib/audit/log/record-view'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { listUnits } from '@/lib/content/course/lookup'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { momentInWords } from '@/lib/platform/words'
import { findAnomaly } from '@/lib/record/anomaly/queries'
import { anomalyKinds } from '@/lib/record/anomaly/thresholds'
import { measuredInWords } from '@/lib/record/anomaly/words'
import { managePage } from '../../manage-page'
import { outcomeWords } from '../outcome-words'
import { DispositionForm } from './disposition-form'

export const GET = page<'/manage/[organization]/anomalies/[anomaly]'>(async ({ params, query }) => {
  const { organization, anomaly: id } = params
  const list = `/manage/${organization}/anomalies`
  const here = `${list}/${id}`
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(id)) throw notFound()
  const anomaly = await findAnomaly(coordinator, id)
  const { accountId, unitId, kind } = anomaly
  await recordView(coordinator, { action: 'person.viewed', subjectId: accountId, object: `anomaly:${id}` })
  const problem = query.get('problem')
  const done = query.get('done')
  const { values, errors } = await readFlash(problem)
  const unit = (await loadCatalog()).courses.flatMap(listUnits).find((one) => one.id === unitId)
  const when = (at: Date) => momentInWords(at, coordinator.timeZone)
  const person = `/manage/${organization}/people/${accountId}`
  const { title, noticed, ordinary } = anomalyKinds[kind]
  return managePage(
    {
      coordinator,
      title: 'Time flags',
      heading: title,
      width: 'wide',
      meta: [anomaly.name, when(anomaly.happenedAt)],
      back: { href: list, text: 'Back to time flags' },
      errors,
      done: done === 'disposed' ? 'Your decision is saved' : null,
    },
    <>
      <p>{noticed}</p>
      <p>
        <strong>Possible ordinary reasons:</strong> {ordinary}
      </p>
      <FactList
        facts={[
          { term: 'Person', detail: <a href={person}>{anomaly.name}</a> },
          ...(unitId ? [{ term: 'Unit', detail: unit?.title ?? unitId }] : []),
          { term: 'Measured', detail: measuredInWords(kind, anomaly.facts) },
          { term: 'Happened', detail: when(anomaly.happenedAt) },
          { term: 'Flagged', detail: when(anomaly.noticedAt) },
        ]}
      />
      <DataTable
        caption="Decisions (the newest counts)"
        columns={[
          { key: 'outcome', label: 'Outcome' },
          { key: 'reason', label: 'Reason' },
          { key: 'by', label: 'By' },
          { key: 'when', label: 'When' },
        ]}
        rows={anomaly.dispositions.map((one) => ({
          key: one.id,
          cells: [outcomeWords[one.outcome], one.reason, <bdi key="by">{one.by}</bdi>, when(one.disposedAt)],
        }))}
        empty="Nothing yet."
      />
      <h2>Your decision</h2>
      {accountId === coordinator.accountId ? (
        <p>This flag is about you, so another coordinator has to decide.</p>
      ) : (
        <DispositionForm here={here} values={values} errors={errors} />
      )}
    </>,
  )
})
