import { DataTable } from '@/app/_ui/data-table'
import { FactList } from '@/app/_ui/fact-list'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { Tag } from '@/app/_ui/tag'
import { dateInWords, momentInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import { outsideKinds } from '@/lib/record/outside-certificate/file-kind'
import type { OutsideView } from '@/lib/record/outside-certificate/queries'
import { outsideTags } from './outside-words'

type Props = {
  here: string
  versions: readonly [OutsideView, ...OutsideView[]]
  timeZone: string
}

/** The newest version, its file, and who did what. */
export function OutsideDetails({ here, versions, timeZone }: Props) {
  const newest = versions.at(-1) ?? versions[0]
  const { text, kind } = outsideTags[newest.state]
  const size = `${Math.max(0.1, Math.round(newest.size / 104_857.6) / 10)} MB`
  return (
    <>
      <p>
        <Tag kind={kind}>{text}</Tag> {newest.reason && newest.state !== 'accepted' && `Reason: ${newest.reason}`}
      </p>
      <FactList
        facts={[
          { term: 'Provider', detail: newest.provider },
          { term: 'Date', detail: dateInWords(newest.earnedOn) },
          { term: 'Hours', detail: hoursOf(newest) },
          ...(newest.topics ? [{ term: 'Topics', detail: newest.topics }] : []),
          { term: 'Organization', detail: newest.organization },
          { term: 'File', detail: `${outsideKinds[newest.mediaType].text}, ${size}` },
          { term: 'SHA-256 of the file', detail: <code>{newest.sha256}</code> },
        ]}
      />
      <ButtonLink kind="quiet" href={`${here}/file`}>
        Download the file
      </ButtonLink>
      <DataTable
        caption="History"
        columns={[
          { key: 'what', label: 'Change' },
          { key: 'when', label: 'When' },
          { key: 'by', label: 'By' },
          { key: 'hours', label: 'Hours', numeric: true },
          { key: 'reason', label: 'Reason' },
        ]}
        rows={versions.map((one, index) => ({
          key: one.id,
          cells: [
            whatHappenedTo(one, index === 0 ? null : versions[index - 1]),
            momentInWords(one.recordedAt, timeZone),
            <bdi key="by">{one.recordedBy}</bdi>,
            hoursOf(one),
            one.reason ?? '',
          ],
        }))}
        empty=""
      />
    </>
  )
}

function whatHappenedTo({ state }: OutsideView, before: OutsideView | null | undefined): string {
  if (!before) return state === 'sent' ? 'Sent' : 'Added'
  if (state === 'accepted' && before.state === 'accepted') return 'Corrected'
  return outsideTags[state].text
}
