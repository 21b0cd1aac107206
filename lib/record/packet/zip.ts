import { Readable } from 'node:stream'
import yazl from 'yazl'
import type { PacketFile } from './file'

/** Who read the stream went away. */
class Abandoned extends Error {}

/**
 * Files as one ZIP, made as it is read: the next file is asked for when somebody took the one before, and none after a reader
 * that went away. `finished` runs when all files were taken, before the list at the end.
 */
export function zipOf(
  files: AsyncIterable<PacketFile>,
  { at, finished }: { at: Date; finished: () => Promise<void> },
): ReadableStream<Uint8Array> {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  const abandoned = new Promise<never>((_resolve, reject) => output.once('close', () => reject(new Abandoned())))
  // Heard below, while a file is being taken; at other times nobody needs to know.
  abandoned.catch(() => {})

  /** Resolves when the whole of a file was taken on. */
  function added({ path, bytes }: PacketFile): Promise<void> {
    const size = bytes.length
    // The library keeps the function below until the end, and with it what it names: the bytes only until they went.
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
