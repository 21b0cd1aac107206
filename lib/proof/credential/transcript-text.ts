/** As downloaded, and hashed in the log. Its seal covers the content alone, so a copy without the line feed is the same. */
export function transcriptText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
