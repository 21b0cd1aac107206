/** The local part has no slash, so the path of a scoped package does not match. */
const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu

/** Stacks only: an error of Postgres or Prisma has properties that repeat what a person typed. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const text = error.stack ?? `${error.name}: ${error.message}`
  return error.cause === undefined ? text : `${text}\nbecause of ${textOf(error.cause)}`
}

/** Indents all lines but the first, so that no typed line break forges an entry (log injection). */
function asEntry(text: string): string {
  return text.replace(/\r\n?|[\n\u2028\u2029]/g, '\n  ').replace(/(?!\n)\p{Cc}/gu, '\ufffd')
}

/** The only way to log an error: without email addresses. */
export function logError(what: string, error: unknown): void {
  console.error(asEntry(`${what}: ${textOf(error)}`).replace(address, '(an address)'))
}
