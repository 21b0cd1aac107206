import { requireCoordinator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { DataTable } from '@/app/_ui/data-table'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { FactList } from '@/app/_ui/fact-list'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { recordView } from '@/lib/audit/record-view'
import { loadCatalog } from '@/lib/content/course/load'
import { listUnits } from '@/lib/content/course/lookup'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { momentInWords } from '@/lib/platform/words'
import { findAnomaly } from '@/lib/record/anomaly/queries'
import { anomalyKinds } from '@/lib/record/anomaly/thresholds'
import { measuredInWords } from '@/lib/record/anomaly/words'
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
  return {
    title: 'Time flags',
    audience: 'manage',
    current: '/manage',
    main: (
      <Page width="wide">
        <PageHeading
          title={title}
          kicker={coordinator.organizationName}
          meta={[anomaly.name, when(anomaly.happenedAt)]}
        />
        <ErrorSummary errors={errors} />
        {done === 'disposed' && <Notice kind="good" title="Your decision is saved" role="status" />}
        <p>
          {noticed} It may have an ordinary reason. {ordinary}
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
        <ButtonRow>
          <ButtonLink kind="quiet" href={person}>
            Person’s page
          </ButtonLink>
          <ButtonLink kind="quiet" href={list}>
            Back to time flags
          </ButtonLink>
        </ButtonRow>
      </Page>
    ),
  }
})
