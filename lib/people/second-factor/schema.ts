import { z } from 'zod'

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)

/** A browser's answer, as JSON text in a form field. Null for invalid text. */
const json = z
  .string()
  .max(20_000)
  .transform((text) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      return null
    }
  })

const credential = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined),
  clientExtensionResults: z.object({}).default({}),
})

const transports = z.array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])).max(7)

export const newPasskey = json.pipe(
  credential.extend({
    response: z.object({
      clientDataJSON: base64url(4000),
      attestationObject: base64url(10_000),
      transports: transports.optional().catch(undefined),
    }),
  }),
)
export type NewPasskey = z.infer<typeof newPasskey>

export const usedPasskey = json.pipe(
  credential.extend({
    response: z.object({
      clientDataJSON: base64url(4000),
      authenticatorData: base64url(4000),
      signature: base64url(4000),
      userHandle: base64url(100).optional().catch(undefined),
    }),
  }),
)
export type UsedPasskey = z.infer<typeof usedPasskey>

/** Empty: the kind's own name. */
export const factorName = z
  .string()
  .trim()
  .max(60, 'Use at most 60 characters for the name.')
  .regex(/^[^\p{C}\u2028\u2029]*$/u, 'Use letters, spaces and punctuation only.')

export const factorRemoval = z.object({
  person: z.string().trim().min(1, 'Enter the email address.').max(254, 'Use at most 254 characters.'),
  reason: z.string().trim().min(1, 'Enter the reason.').max(500, 'Use at most 500 characters.'),
})
