import { type ParsedSerial, parseSerial } from './serial'

/** Longer than any serial or link of ours. */
const longest = 500

/**
 * The serial that a text names: typed as people type it, or in a link to its public page, its file or its credential.
 * `malformed`: the text is something else.
 */
export function serialInText(text: string): ParsedSerial {
  const trimmed = text.trim()
  if (trimmed.length > longest) return { ok: false, reason: 'malformed' }
  const [, inLink] =
    /\/(?:verify|certificates|credentials)\/(NL[-0-9A-Z]+)(?:\.\w+)?\/?(?:[?#].*)?$/i.exec(trimmed) ?? []
  return parseSerial(inLink ?? trimmed)
}
