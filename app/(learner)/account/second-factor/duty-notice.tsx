import { Notice } from '@/app/_ui/notice'
import { dayInWords } from '@/lib/platform/words'

export function DutyNotice({ dueAt, timeZone }: { dueAt: Date; timeZone: string }) {
  return dueAt <= new Date() ? (
    <Notice kind="warn" title="Your role needs a second step">
      <p>Add one below to open the pages of your role. Your own training stays open.</p>
    </Notice>
  ) : (
    <Notice kind="info" title={`Your role needs a second step by ${dayInWords(dueAt, timeZone)}`}>
      <p>After that day, the pages of your role stay closed until you add one.</p>
    </Notice>
  )
}
