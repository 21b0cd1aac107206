/** Either part can be empty: some stems only ask, and a case to rate has no question of its own. */
export interface StemParts {
  situation: string
  question: string
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Says how to answer, after the task itself. */
const afterTask = /^(Choose all that apply|(One|Two) \w+ (is|are) left over)\b/

/** Splits a stem before its task, the last sentence that asks or instructs. Joined by a space, the parts are the stem. */
export function stemParts(stem: string): StemParts {
  const all = Array.from(sentences.segment(stem), ({ segment }) => segment.trim())
  let from = all.length - 1
  while (from > 0 && afterTask.test(all[from] ?? '')) from -= 1
  const isTask = from < all.length - 1 || /\?|^(Put|Match|Give)\b/.test(all[from] ?? '')
  if (!isTask) from = all.length
  return { situation: all.slice(0, from).join(' '), question: all.slice(from).join(' ') }
}
