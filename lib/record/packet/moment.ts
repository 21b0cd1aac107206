const formats = new Map<string, Intl.DateTimeFormat[]>()

/** Caches formatters: each one takes many kilobytes outside the heap, and a page formats hundreds of moments. */
export function momentInWords(at: Date, timeZone: string): string {
  const known = formats.get(timeZone) ?? [
    new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }),
    new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone }),
  ]
  formats.set(timeZone, known)
  return known.map((format) => format.format(at)).join(', ')
}
