import { renderPdf } from '@/lib/platform/file/pdf'
import type { Manual } from './content'

/** US Letter, PDF/UA-1. `madeOn` is a day in words. */
export function drawManual(manual: Manual, madeOn: string): Uint8Array {
  return renderPdf('lib/measurement/manual/manual.typ', { content: JSON.stringify({ ...manual, madeOn }) }, madeOn).pdf
}
