import { backToForm } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { addressOf, readForm } from '@/app/_http/request'
import { seeOther } from '@/app/_http/respond'
import { parseSerial } from '@/lib/record/certificate/serial'
import { misses, tooManyMisses } from '../limits'
import { serialSentences } from '../sentences'

export const POST = page(async ({ request }) => {
  const typed = (await readForm(request)).get('serial') ?? ''
  const parsed = parseSerial(typed)
  // A well-formed serial counts at lookup, and only if unknown.
  const seconds = parsed.ok ? 0 : await misses.take(addressOf(request), new Date())
  if (seconds > 0) return tooManyMisses(seconds)
  if (parsed.ok) return seeOther(`/verify/${parsed.serial}`)
  const errors = [{ field: 'serial', message: serialSentences[parsed.reason] }]
  return backToForm('/verify', { values: { serial: typed }, errors })
})
