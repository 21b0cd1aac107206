import { readFrom } from './check/files.mjs'
import type { PacketFile } from './file'

/** Lets the packet's checker read these files instead of an unpacked folder. */
export function readFromMemory(files: ReadonlyMap<string, Uint8Array>): void {
  readFrom({
    exists: (path: string) => files.has(path),
    bytes: (path: string) => files.get(path) ?? new Uint8Array(),
    names: (folder: string) =>
      [...files.keys()].flatMap((path) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : [])),
  })
}

export async function collect(
  files: AsyncIterable<PacketFile> | Iterable<PacketFile>,
): Promise<Map<string, Uint8Array>> {
  const collected = new Map<string, Uint8Array>()
  for await (const { path, bytes } of files) collected.set(path, bytes)
  return collected
}
