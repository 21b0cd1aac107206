import { z } from 'zod'

/** A line that someone typed or pasted, in NFC with single spaces. */
export const typedLine = z.string().transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' '))

/** Several lines that someone typed. A form sends a line break as two characters; its field counts one. */
export function typedText(missing?: string) {
  return z.string(missing).overwrite((text) => text.replaceAll('\r\n', '\n').trim())
}

/** Without control characters, and without marks that turn the direction of what follows. */
export const withoutControls = /^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u
