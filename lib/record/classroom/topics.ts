/** Between a session's topics: ends of lines, or semicolons. A regular expression in JavaScript and in Postgres. */
const topicBreak = /[\n;]+/
export const topicBreakSource = topicBreak.source

export function topicsIn(text: string | null): string[] {
  const names = (text ?? '').split(topicBreak).map((name) => name.trim())
  return names.filter((name) => name !== '')
}
