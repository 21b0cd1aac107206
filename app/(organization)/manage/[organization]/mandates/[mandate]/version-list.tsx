import { FactList } from '@/app/_ui/fact-list'
import { Fold } from '@/app/_ui/fold'
import type { Course } from '@/lib/content/course/schema'
import { dateInWords, momentInWords } from '@/lib/platform/words'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { MandateView } from '@/lib/record/mandate/queries'
import { type MandateVersionView, versionOn } from '@/lib/record/mandate/rule'
import { cycleWords } from '../cycle-words'

type Shown = { courses: readonly Course[]; timeZone: string }
type Props = Shown & { mandate: MandateView; today: string }

export function VersionList({ mandate: { versions }, today, ...shown }: Props) {
  const now = versionOn(versions, today)
  const others = versions.filter((one) => one !== now)
  return (
    <>
      {now ? <Version version={now} {...shown} /> : <p>This mandate is not in force today.</p>}
      {others.map((version) => (
        <Fold key={version.number} title={`Version ${version.number}`} note={daysOf(version)} level={3}>
          <Version version={version} {...shown} />
        </Fold>
      ))}
    </>
  )
}

function daysOf({ effectiveFrom, effectiveUntil }: MandateVersionView): string {
  const from = `From ${dateInWords(effectiveFrom)}`
  return effectiveUntil ? `${from} until ${dateInWords(effectiveUntil)}` : from
}

function Version({ version, courses, timeZone }: Shown & { version: MandateVersionView }) {
  const { rule, reason, recordedAt, recordedBy } = version
  return (
    <FactList
      facts={[
        { term: 'In force', detail: daysOf(version) },
        { term: 'Required by', detail: rule.authority },
        ...(rule.citation ? [{ term: 'Citation', detail: rule.citation }] : []),
        { term: 'Hours', detail: hoursOf(rule) },
        ...(rule.topics.length > 0 ? [{ term: 'Topics', detail: topicsOf(rule.topics) }] : []),
        { term: 'Due', detail: cycleWords(rule.cycle) },
        { term: 'Days to complete it the first time', detail: rule.firstDays },
        { term: 'Courses that count', detail: coursesOf(version, courses) },
        { term: 'Outside training', detail: rule.countsClassroom ? 'Counts' : 'Doesn’t count' },
        { term: 'Approval number', detail: rule.needsApproval ? 'Required' : 'Not required' },
        { term: 'Recorded', detail: `${momentInWords(recordedAt, timeZone)}, by ${recordedBy}` },
        ...(reason ? [{ term: 'Reason', detail: reason }] : []),
      ]}
    />
  )
}

function topicsOf(topics: MandateVersionView['rule']['topics']): string {
  return topics.map(({ name, minutes }) => `${name}: ${hoursOf({ minutes })}`).join('; ')
}

function coursesOf({ rule }: MandateVersionView, courses: readonly Course[]): string {
  const named = rule.courses.map(({ courseId, approvalNumber, topics }) => {
    const course = courses.find(({ id }) => id === courseId)
    const approval = approvalNumber ? `approval number ${approvalNumber}` : rule.needsApproval ? 'not approved' : null
    const name = course ? `${course.title}: ${course.subtitle}` : courseId
    return [name, approval, topics.length > 0 ? `hours by topic: ${topicsOf(topics)}` : null].filter(Boolean).join(', ')
  })
  return named.join('; ') || 'None'
}
