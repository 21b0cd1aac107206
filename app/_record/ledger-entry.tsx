import type { ReactNode } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import { FactList } from '@/app/_ui/fact-list'
import { Tag } from '@/app/_ui/tag'
import { dateInWords, dayInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { CountedCredit } from '@/lib/record/mandate/credit'
import type { LedgerEntry } from '@/lib/record/mandate/ledger'
import { mandateTitle } from '@/lib/record/mandate/queries'
import { mandateStateTags, stateDay } from './mandate-states'

type Props = {
  entry: LedgerEntry
  timeZone: string
  /** The address of the organization's pages, for its coordinators. */
  manage?: string
  children?: ReactNode
}

export function LedgerEntryView({ entry, timeZone, manage, children }: Props) {
  const { mandate, judgment, planned, exceptions } = entry
  const { rule, state, dueOn, window, counted, others } = judgment
  const { text, kind } = mandateStateTags[state]
  const title = mandateTitle(mandate)
  return (
    <section className="card" id={`mandate-${mandate.id}`} tabIndex={-1}>
      <h2>{title}</h2>
      <p>
        <Tag kind={kind}>{text}</Tag> {stateDay(judgment)}
      </p>
      <FactList
        facts={[
          { term: 'Required by', detail: rule.citation ? `${rule.authority}: ${rule.citation}` : rule.authority },
          { term: 'Training that counts', detail: `From ${dateInWords(window.from)} to ${dateInWords(window.until)}` },
          { term: state === 'met' ? 'Due again' : 'Due', detail: dateInWords(dueOn) },
        ]}
      />
      <HoursTable title={title} entry={entry} />
      {planned.length > 0 && (
        <p>The forecast adds courses under way: {planned.map(({ credit }) => credit.title).join(', ')}.</p>
      )}
      <TrainingTable title={title} counted={counted} others={others} manage={manage} />
      {exceptions.length > 0 && (
        <DataTable
          caption={`Waivers and extensions: ${title}`}
          columns={['Decision', 'Until', 'Allowed by', 'Reason', 'Recorded'].map((label) => ({ key: label, label }))}
          rows={exceptions.map((one) => ({
            key: one.id,
            cells: [
              exceptionWords[one.kind],
              one.kind === 'none' ? '' : dateInWords(one.until),
              one.authority,
              one.reason,
              `${dayInWords(one.madeAt, timeZone)}, by ${one.madeBy}`,
            ],
          }))}
          empty=""
        />
      )}
      {children}
    </section>
  )
}

const exceptionWords = { waiver: 'Waived', extension: 'Extended', none: 'Ended' }

function HoursTable({ title, entry: { tally, forecast } }: { title: string; entry: LedgerEntry }) {
  return (
    <DataTable
      caption={`Hours: ${title}`}
      columns={[
        { key: 'topic', label: 'Topic' },
        { key: 'counted', label: 'Counted', numeric: true },
        { key: 'required', label: 'Required', numeric: true },
        { key: 'missing', label: 'Missing', numeric: true },
        { key: 'forecast', label: 'Forecast', numeric: true },
      ]}
      rows={tally.map(({ topic, counted, required }, index) => ({
        key: topic ?? '',
        cells: [
          topic ?? 'In all',
          hoursOf({ minutes: counted }),
          hoursOf({ minutes: required }),
          hoursOf({ minutes: Math.max(0, required - counted) }),
          hoursOf({ minutes: forecast[index]?.counted ?? counted }),
        ],
      }))}
      empty=""
    />
  )
}

type Training = {
  title: string
  counted: readonly CountedCredit[]
  others: readonly CountedCredit[]
  manage: string | undefined
}

function TrainingTable({ title, counted, others, manage }: Training) {
  const rows = [...counted.map((one) => ({ one, counts: true })), ...others.map((one) => ({ one, counts: false }))]
  return (
    <DataTable
      caption={`Training: ${title}`}
      columns={[
        { key: 'training', label: 'Training' },
        { key: 'on', label: 'Date' },
        { key: 'hours', label: 'Hours', numeric: true },
        { key: 'counts', label: 'Counts' },
        { key: 'topics', label: 'Topics' },
      ]}
      rows={rows.map(({ one, counts }) => ({
        key: one.credit.id,
        cells: [
          <TrainingLink key="training" one={one} manage={manage} />,
          dateInWords(one.credit.on),
          hoursOf(one),
          countsWords(one, counts),
          one.topics.map((topic) => `${topic.name}: ${hoursOf(topic)}`).join('; '),
        ],
      }))}
      empty="No training in this time counts yet."
    />
  )
}

function TrainingLink({ one: { credit }, manage }: { one: CountedCredit; manage: string | undefined }) {
  const { courseId, provider, source, title } = credit
  if (courseId !== null) return <a href={`/verify/${source}`}>{title}</a>
  if (provider === null) return manage ? <a href={`${manage}/classroom/${source}`}>{title}</a> : title
  return (
    <>
      <a href={`${manage ?? '/account'}/outside-certificates/${source}`}>{title}</a>
      <br />
      Outside training: {provider}
    </>
  )
}

function countsWords({ counting, credit, approvalNumber }: CountedCredit, counts: boolean): string {
  if (counting === 'revoked') return `No: revoked${credit.revokedOn ? ` on ${dateInWords(credit.revokedOn)}` : ''}`
  if (counting === 'not-approved') return 'No: not approved'
  if (!counts) return 'No: not needed, or a course that already counted'
  return approvalNumber ? `Yes, approval number ${approvalNumber}` : 'Yes'
}
