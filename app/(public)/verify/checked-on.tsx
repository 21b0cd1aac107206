import { momentInWords, siteTimeZone, zoneInWords } from '@/lib/platform/words'

/** Dates the result, because the page may be printed or left open. */
export function CheckedOn({ moment }: { moment: Date }) {
  return (
    <>
      Checked {momentInWords(moment, siteTimeZone)} {zoneInWords(siteTimeZone)}
    </>
  )
}
