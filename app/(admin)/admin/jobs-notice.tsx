import { Notice } from '@/app/_ui/notice'
import { momentInWords } from '@/lib/platform/words'

export function JobsNotice({ lateSince, timeZone }: { lateSince: Date; timeZone: string }) {
  return (
    <Notice kind="bad" title="Background jobs are late">
      <p>
        The log has waited to be sealed since {momentInWords(lateSince, timeZone)}. Mail and reminders are waiting, too.
        If this lasts for more than a minute, see why in the output of <code>npm start</code>.
      </p>
    </Notice>
  )
}
