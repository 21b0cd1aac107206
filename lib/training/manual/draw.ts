import { renderPdf } from '@/lib/platform/pdf'
import type { Manual } from './content'

/** US Letter, PDF/UA-1. `madeOn` is a day in words. */
export function drawManual(manual: Manual, madeOn: string): Uint8Array {
  return renderPdf('lib/training/manual/manual.typ', { content: JSON.stringify({ ...manual, madeOn }) }, madeOn).pdf
}
