import { z } from 'zod'
import { uuid } from '@/lib/platform/id'

const empty = z.literal('').transform(() => null)

/** Digits and their punctuation alone, so that no address of a shelter or home fits. */
const phone = z
  .string()
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(
    z.union([
      empty,
      z
        .string()
        .regex(
          /^(?=(?:\D*\d){3,15}\D*(?: (?:ext\.?|x) ?\d{1,6})?$)\+?[\d ().-]+(?: (?:ext\.?|x) ?\d{1,6})?$/i,
          'Enter a phone number, for example 207-555-0100 or 207-555-0100 ext. 4.',
        ),
    ]),
  )

const account = z
  .string()
  .trim()
  .pipe(z.union([empty, z.string().regex(/^[\dA-Za-z-]{1,20}$/, 'Use up to 20 letters and digits.')]))

export const callNumbers = z.object({
  supervisor: phone,
  prosecutor: phone,
  advocate: phone,
  shelter: phone,
  interpreter: phone,
  interpreterAccount: account,
})
export type CallNumbers = z.infer<typeof callNumbers>

/** `replaces`: the card that the coordinator saw, or nothing for the first. */
export const callCardInput = callNumbers.extend({
  replaces: z.union([empty, uuid('Reload the page and try again.')]),
})
