import { backToForm } from '@/app/_auth/flash'
import { readForm } from '@/app/_auth/request'
import { respond, seeOther } from '@/app/_auth/respond'
import { parseSerial } from '@/lib/certificate/serial'
import { serialSentences } from '../serial-sentences'

export function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    const typed = (await readForm(request)).get('serial') ?? ''
    const parsed = parseSerial(typed)
    if (parsed.ok) return seeOther(`/verify/${parsed.serial}`)
    const errors = [{ field: 'serial', message: serialSentences[parsed.reason] }]
    return backToForm('/verify', { values: { serial: typed.slice(0, 60) }, errors })
  })
}
