/** The longest part of a text that no encoding changes. */
export function plainRun(text: string): string {
  return (text.match(/[A-Za-z ,]+/g) ?? []).reduce(
    (longest, run) => (run.trim().length > longest.length ? run.trim() : longest),
    '',
  )
}
