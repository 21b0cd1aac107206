import { renderPdf } from '@/lib/platform/file/pdf'
import { dateInWords } from '@/lib/platform/words'
import type { JobAidContent } from './content'

/** One tagged PDF page, US Letter. Throws when the card doesn't fit. */
export function drawJobAid(content: JobAidContent): Uint8Array {
  const dated = { ...content, dayInWords: dateInWords(content.lawAsOf) }
  return renderPdf('lib/content/job-aid/card.typ', { content: JSON.stringify(dated) }, content.lawAsOf).pdf
}

interface NumberGroup {
  heading: string
  lines: { name: string; phone: string; note?: string }[]
}

/** A tagged PDF, US Letter. `day` is its date, YYYY-MM-DD. */
export function drawCallCard(groups: NumberGroup[], day: string): Uint8Array {
  return renderPdf('lib/content/job-aid/call-card.typ', { content: JSON.stringify({ groups }) }, day).pdf
}
