import type { FileContent } from '@/app/_http/file'

/** Streams a CSV file: memory holds one chunk of rows. Excel reads UTF-8 only after a byte order mark. */
export function csvFile(lines: AsyncIterator<string>, name: string): FileContent {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('\uFEFF')),
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return { body, name, type: 'text/csv; charset=utf-8' }
}
