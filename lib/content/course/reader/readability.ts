/** Runs between spaces that contain a letter or digit. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((run) => /[\p{L}\p{N}]/u.test(run))
}

/** Flesch-Kincaid grade, to one decimal. Syllables are estimated from vowels. */
export function gradeOf(paragraphs: readonly string[]): number {
  const sentences = paragraphs
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?]["'”’)\]]*)\s+/))
    .filter((sentence) => wordsOf(sentence).length > 0)
  const words = sentences.flatMap(wordsOf)
  if (words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
  return Math.round(grade * 10) / 10
}

function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const spoken = letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0)
}
