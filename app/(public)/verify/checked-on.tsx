import { dayInWords, siteTimeZone, timeInWords } from '@/lib/platform/words'

/** When a page said what it says: it may be printed, or left open for a day. */
export function CheckedOn({ moment }: { moment: Date }) {
  return (
    <>
      Checked on {dayInWords(moment, siteTimeZone)} at {timeInWords(moment, siteTimeZone)}, Maine time.
    </>
  )
}
