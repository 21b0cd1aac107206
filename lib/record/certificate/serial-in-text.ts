import { type ParsedSerial, parseSerial } from './serial'

const longest = 500

/** Accepts a typed serial, or a link to its page, file or credential. */
export function serialInText(text: string): ParsedSerial {
  const trimmed = text.trim()
  if (trimmed.length > longest) return { ok: false, reason: 'malformed' }
  const [, inLink] =
    /\/(?:verify|certificates|credentials)\/(NL[-0-9A-Z]+)(?:\.\w+)?\/?(?:[?#].*)?$/i.exec(trimmed) ?? []
  return parseSerial(inLink ?? trimmed)
}
