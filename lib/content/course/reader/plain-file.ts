import { lstat, readFile } from 'node:fs/promises'

/** In bytes. The largest file of the shipped courses has 0.3 MB. */
const largest = 2_000_000

export const linked = 'is a symbolic link; put the file or folder itself here'

type PlainFile = { text: string } | { fault: string | null; line: number }

/** The text of a regular UTF-8 file, or its fault; null when there is no file. Reading a pipe would wait forever. */
export async function readPlainFile(path: string): Promise<PlainFile> {
  try {
    const state = await lstat(path)
    const fault = faultOf(state)
    return fault ? { fault, line: 1 } : textOf(await readFile(path))
  } catch (thrown) {
    return { fault: readFaultOf(thrown), line: 1 }
  }
}

function faultOf(state: Awaited<ReturnType<typeof lstat>>): string | null {
  if (state.isSymbolicLink()) return linked
  if (state.isDirectory()) return 'is a folder; a file belongs here'
  if (!state.isFile()) return 'is not a regular file'
  const size = Number(state.size)
  return size > largest ? `has ${(size / 1_000_000).toFixed(1)} MB; a course file has at most 2` : null
}

/** Null when there is no file or folder. */
export function readFaultOf(thrown: unknown): string | null {
  const { code } = thrown as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return null
  return code === 'EACCES' || code === 'EPERM'
    ? 'cannot be read: permission denied'
    : `cannot be read (${code ?? 'unknown error'})`
}

function textOf(bytes: Buffer): PlainFile {
  const lineAt = (offset: number) => bytes.subarray(0, offset).toString('latin1').split('\n').length
  const binary = bytes.indexOf(0)
  if (binary >= 0) return { fault: 'is a binary file; a text in UTF-8 belongs here', line: lineAt(binary) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { fault: 'a character is not in UTF-8; save the file as UTF-8', line: lineAt(firstBadByte(bytes)) }
  }
}

/** The first place where decoding with replacements differs from the bytes. */
function firstBadByte(bytes: Buffer): number {
  const decoded = Buffer.from(bytes.toString('utf8'))
  const at = decoded.findIndex((byte, index) => byte !== bytes[index])
  return at < 0 ? bytes.length : at
}
