import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { PacketFile } from './content/file'

class Abandoned extends Error {}

/** Lazy: makes a file when the client took the last one. `finished` runs before the central directory is sent. */
export function zipOf(
  files: AsyncIterable<PacketFile>,
  { at, finished }: { at: Date; finished: () => Promise<void> },
): ReadableStream<Uint8Array> {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  const abandoned = new Promise<never>((_resolve, reject) => output.once('close', () => reject(new Abandoned())))
  // Prevents an unhandled rejection: `abandoned` is awaited only while a file is being sent.
  abandoned.catch(() => {})

  function added({ path, bytes }: PacketFile): Promise<void> {
    const size = bytes.length
    // The library keeps this closure until the end; dropping the bytes frees their memory.
    const once = [Buffer.from(bytes.buffer, bytes.byteOffset, size)]
    return new Promise((resolve, reject) => {
      zip.addReadStreamLazy(path, { mtime: at, size }, (take) => {
        const content = Readable.from(once.splice(0), { objectMode: false })
        content.once('end', resolve).once('error', reject)
        take(null, content)
      })
    })
  }

  async function run(): Promise<void> {
    for await (const file of files) await Promise.race([added(file), abandoned])
    await finished()
    zip.end()
  }
  run().catch((error: Error) => {
    if (!(error instanceof Abandoned)) output.destroy(error)
  })
  return Readable.toWeb(output) as ReadableStream<Uint8Array>
}
