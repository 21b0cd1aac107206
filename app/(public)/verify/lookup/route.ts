import { backToForm } from '@/app/_auth/flash'
import { addressOf, readForm } from '@/app/_auth/request'
import { seeOther } from '@/app/_auth/respond'
import { respondDocument } from '@/app/_document/document'
import { parseSerial } from '@/lib/record/certificate/serial'
import { misses, tooManyMisses } from '../limits'
import { serialSentences } from '../sentences'

export function POST(request: Request): Promise<Response> {
  return respondDocument(request, async () => {
    const typed = (await readForm(request)).get('serial') ?? ''
    const parsed = parseSerial(typed)
    // One that can be right is counted where it is looked up, when it is unknown.
    const seconds = parsed.ok ? 0 : misses.take(addressOf(request), new Date())
    if (seconds > 0) return tooManyMisses(seconds)
    if (parsed.ok) return seeOther(`/verify/${parsed.serial}`)
    const errors = [{ field: 'serial', message: serialSentences[parsed.reason] }]
    return backToForm('/verify', { values: { serial: typed.slice(0, 60) }, errors })
  })
}
