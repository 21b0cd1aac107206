/** Yields every row of a list that pages by its last row. Reads in chunks to bound memory. */
export async function* eachRow<Row>(
  readChunk: (page: { after: Row | null; limit: number }) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  const limit = 500
  let after: Row | null = null
  for (;;) {
    const rows = await readChunk({ after, limit })
    yield* rows
    const last = rows.at(-1)
    if (rows.length < limit || !last) return
    after = last
  }
}
