import { dayInWords, siteTimeZone, timeInWords, zoneInWords } from '@/lib/platform/words'

/** Dates the result, because the page may be printed or left open. */
export function CheckedOn({ moment }: { moment: Date }) {
  return (
    <>
      Checked on {dayInWords(moment, siteTimeZone)} at {timeInWords(moment, siteTimeZone)}, {zoneInWords(siteTimeZone)}.
    </>
  )
}
