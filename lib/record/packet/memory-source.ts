import { readFrom } from './check/files.mjs'
import type { PacketFile } from './content/file'

/** The rows of a JSON file, kept unserialized: no check reads their bytes. */
export interface RowsFile {
  path: string
  rows: unknown
}

type Content = Uint8Array | Pick<RowsFile, 'rows'>

/** Lets the packet's checker read these files instead of an unpacked folder. */
export function readFromMemory(files: ReadonlyMap<string, Content>): void {
  const bytes = (path: string) => {
    const content = files.get(path)
    return content instanceof Uint8Array ? content : new Uint8Array()
  }
  readFrom({
    exists: (path: string) => files.has(path),
    bytes,
    names: (folder: string) =>
      [...files.keys()].flatMap((path) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : [])),
    json(path: string) {
      const content = files.get(path)
      const isRows = content && 'rows' in content
      return JSON.parse(isRows ? JSON.stringify(content.rows) : Buffer.from(bytes(path)).toString('utf8'))
    },
  })
}

export async function collect(
  files: AsyncIterable<PacketFile | RowsFile> | Iterable<PacketFile | RowsFile>,
): Promise<Map<string, Content>> {
  const collected = new Map<string, Content>()
  for await (const { path, ...content } of files) collected.set(path, 'bytes' in content ? content.bytes : content)
  return collected
}
