/** Reads no further than `most` bytes of an answer, which the other end may never finish. */
export async function readAtMost({ body }: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const reader = body?.getReader()
  for (let size = 0; ; ) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done) return Buffer.concat(parts)
    size += value.length
    if (size > most) {
      await reader?.cancel()
      throw new Error('Its answer is too long')
    }
    parts.push(value)
  }
}
