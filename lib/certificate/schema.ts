import { z } from 'zod'
import { parseSerial } from './serial'

export const revocationInput = z.object({
  serial: z.string().transform((text, context) => {
    const parsed = parseSerial(text)
    if (parsed.ok) return parsed.serial
    context.addIssue('This is not a serial, or a character of it is mistyped.')
    return z.NEVER
  }),
  reason: z.string().trim().min(5, 'Give a reason; it is kept.').max(500, 'Use at most 500 characters.'),
})
