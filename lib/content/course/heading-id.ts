/** From the words, so that links survive a change of punctuation. */
export function headingId(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return `section-${words.join('-')}`
}

export function stepAnchor(id: string): string {
  return `step-${id}`
}

export function checkAnchor(stepId: string): string {
  return `check-${stepId}`
}
