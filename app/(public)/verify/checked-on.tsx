import { dayInWords, timeInWords } from '@/lib/record/certificate/content'

const zone = 'America/New_York'

/** When a page said what it says: it may be printed, or left open for a day. */
export function CheckedOn({ moment }: { moment: Date }) {
  return (
    <>
      Checked on {dayInWords(moment, zone)} at {timeInWords(moment, zone)}, Maine time.
    </>
  )
}
