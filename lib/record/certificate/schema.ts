import { z } from 'zod'
import { personName } from '@/lib/people/account/person-name'
import { parseSerial } from './serial'

const serial = z.string().transform((text, context) => {
  const parsed = parseSerial(text)
  if (parsed.ok) return parsed.serial
  context.addIssue('This is not a valid serial. Check for a typo.')
  return z.NEVER
})
const reason = z.string().trim().min(5, 'Give a reason. It stays on record.').max(500, 'Use at most 500 characters.')

export const revocationInput = z.object({ serial, reason })
export const correctionInput = z.object({ serial, name: personName, reason })
export type CorrectionInput = z.infer<typeof correctionInput>
