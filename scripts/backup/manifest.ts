import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { PlainError } from '../start/lock.mjs'

export interface StoredFile {
  path: string
  bytes: number
  sha256: string
}

export interface Manifest {
  format: 1
  kind: 'embedded' | 'postgres'
  version: string
  createdAt: string
  postgres: number
  /** The newest checkpoint of the audit log when the backup began. */
  log: { size: number; sha256: string } | null
  folders: string[]
  files: StoredFile[]
}

const name = 'manifest.json'

/** Copies and hashes in one pass, and returns only when the bytes are on the disk. */
export async function storeFile(from: string, folder: string, file: string): Promise<StoredFile> {
  // First: Postgres may have removed it, and an empty copy would be a file that the manifest lacks.
  const source = await open(from)
  try {
    const to = path.join(folder, file)
    await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
    const hash = createHash('sha256')
    let bytes = 0
    const out = await open(to, 'wx', 0o600)
    try {
      for await (const chunk of source.createReadStream({ autoClose: false })) {
        hash.update(chunk)
        bytes += chunk.length
        // Unlike `write`, it goes on after a short write.
        await out.writeFile(chunk)
      }
      await out.sync()
    } finally {
      await out.close()
    }
    return { path: file, bytes, sha256: hash.digest('hex') }
  } finally {
    await source.close()
  }
}

export async function storeText(text: string, folder: string, file: string): Promise<StoredFile> {
  const out = await open(path.join(folder, file), 'wx', 0o600)
  try {
    await out.writeFile(text)
    await out.sync()
  } finally {
    await out.close()
  }
  return describeFile(folder, file)
}

export async function describeFile(folder: string, file: string): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path.join(folder, file))) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { path: file, bytes, sha256: hash.digest('hex') }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await storeText(`${JSON.stringify(manifest, null, 2)}\n`, folder, name)
}

const isInside = (file: string) => !path.isAbsolute(file) && !file.split(/[\\/]/).includes('..')

function readManifest(folder: string): Manifest {
  const file = path.join(folder, name)
  if (!existsSync(file))
    throw new PlainError(`${folder} is not a whole backup: it has no ${name}. A backup that was interrupted has none.`)
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new PlainError(`${file} is damaged.`)
  }
  if (manifest.format !== 1) throw new PlainError(`${folder} is a backup of a later release.`)
  if (![...manifest.folders, ...manifest.files.map((each) => each.path)].every(isInside))
    throw new PlainError(`${file} is damaged.`)
  return manifest
}

/** @throws PlainError unless all files are there as they were written, and no others */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder)
  for (const { path: file, sha256 } of manifest.files) {
    const there = await describeFile(folder, file).catch(() => null)
    if (there?.sha256 !== sha256)
      throw new PlainError(`The backup is damaged: ${path.join(folder, file)} ${there ? 'has changed' : 'is missing'}.`)
  }
  const expected = new Set([name, ...manifest.files.map((each) => each.path)])
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const added = entries
    .filter((each) => !each.isDirectory())
    .map((each) => path.relative(folder, path.join(each.parentPath ?? each.path, each.name)).replaceAll(path.sep, '/'))
    .find((file) => !expected.has(file))
  // Postgres would read a file that someone added.
  if (added) throw new PlainError(`The backup is damaged: ${path.join(folder, added)} was added.`)
  return manifest
}
