import { print } from '@/lib/platform/press'
import { dateInWords } from '@/lib/platform/words'
import type { JobAidContent } from './content'

/** The card as a PDF: one page, US Letter, tagged. Throws when it does not fit on one page. */
export function drawJobAid(content: JobAidContent): Uint8Array {
  const dated = { ...content, dayInWords: dateInWords(content.lawAsOf) }
  return print('lib/content/job-aid/card.typ', { content: JSON.stringify(dated) }, content.lawAsOf).pdf
}
