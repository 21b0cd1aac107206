/** Between a session's topics: ends of lines, or semicolons. A pattern in JavaScript and in Postgres. */
export const topicBreak = '[\\n;]+'

export function topicsIn(text: string | null): string[] {
  const names = (text ?? '').split(new RegExp(topicBreak)).map((name) => name.trim())
  return names.filter((name) => name !== '')
}
