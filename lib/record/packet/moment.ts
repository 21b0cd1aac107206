const formats = new Map<string, Intl.DateTimeFormat[]>()

/**
 * A day with its time in words, in a zone. As lib/record/certificate/content.ts says them, and each formatter made once: it takes
 * many kilobytes that the garbage collector does not see, and a page says hundreds of moments.
 */
export function momentInWords(at: Date, timeZone: string): string {
  const known = formats.get(timeZone) ?? [
    new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }),
    new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone }),
  ]
  formats.set(timeZone, known)
  return known.map((format) => format.format(at)).join(', ')
}
