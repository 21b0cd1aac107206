/** The id of a heading: its words, so that a link to it survives a change of punctuation. */
export function headingId(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return `section-${words.join('-')}`
}
