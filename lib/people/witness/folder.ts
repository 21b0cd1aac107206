import { constants, existsSync } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { IsGivenUp } from '@/lib/audit/tree/given-up'
import type { NewestNote } from '@/lib/audit/tree/notes'
import { compareKept } from '@/lib/audit/verification/compare-kept'
import type { Kept } from '@/lib/audit/verification/kept'
import { keptInText } from '@/lib/audit/verification/read-kept'
import { logError } from '@/lib/platform/log-error'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { Conflict } from './conflict'

const named = /^checkpoint-\d{12,15}-[0-9a-f]{8}\.txt$/
/** Of earlier releases, which wrote one file a day. */
const namedByDay = /^checkpoint-\d{4}-\d\d-\d\d\.txt$/

/** Both the length and the tree, so that checkpoints of two logs have two files. Names sort by length. */
export function nameOfCheckpoint({ size, tree }: Pick<NewestNote, 'size' | 'tree'>): string {
  return `checkpoint-${String(size).padStart(12, '0')}-${tree.slice(0, 8)}.txt`
}

/** Never replaces a file. Written aside and linked: no file is partial. Returns false if the checkpoint was there. */
export async function addToFolder(folder: string, { size, tree, note }: NewestNote): Promise<boolean> {
  await mkdir(folder, { recursive: true })
  const place = path.join(folder, nameOfCheckpoint({ size, tree }))
  const part = `${place}.${process.pid}.part`
  const file = await open(part, 'w', 0o644)
  let isNew = true
  try {
    await file.writeFile(note)
    await file.sync()
    await linkOrCopy(part, place).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
      isNew = false
    })
  } finally {
    await file.close()
    await rm(part, { force: true })
  }
  const held = await keptInFile(place)
  if (!held.some((one) => one.size === size && one.tree === tree))
    throw new Error(`${path.basename(place)} is there, but it is not this checkpoint`)
  return isNew
}

/** Some network disks have no links. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw error
    return copyFile(from, to, constants.COPYFILE_EXCL)
  })
}

/** The entries that the longest checkpoint there covers, as the folder says now; 0 for none. Null for a folder that is not there. */
export async function lengthIn(folder: string): Promise<number | null> {
  if (!existsSync(folder)) return null
  const lengths: number[] = [0]
  for (const names of await groupsIn(folder)) {
    for (const name of names) {
      const kept = await readableIn(path.join(folder, name))
      lengths.push(...kept.map(({ size }) => size))
      if (kept.length > 0) break
    }
  }
  return Math.max(...lengths)
}

/**
 * Compares the longest checkpoints first, and stops after a length that the log extends: it vouches for shorter ones.
 * That is enough to stop sealing.
 */
export async function firstConflictIn(folder: string, isGivenUp: IsGivenUp): Promise<Conflict | null> {
  for (const names of await groupsIn(folder)) {
    let vouched: string | null = null
    for (const name of names) {
      if (vouched !== null && startOf(name) !== vouched) break
      const compared = await compareFile(path.join(folder, name), isGivenUp)
      const held = compared.find((one) => one !== null)
      if (held) return held
      if (compared.length > 0) vouched = startOf(name)
    }
  }
  return null
}

/** Equal for checkpoints of one length: two logs may have as many entries. */
const startOf = (name: string) => /^checkpoint-\d{12,15}-/.exec(name)?.[0] ?? name

/** Of all files: a lost log's also lie below one that the log extends, and `verify-log` names each. */
export async function conflictsIn(folder: string, isGivenUp: IsGivenUp): Promise<Conflict[]> {
  const found: (Conflict | null)[] = []
  for (const name of (await groupsIn(folder)).flat())
    found.push(...(await compareFile(path.join(folder, name), isGivenUp)))
  return found.filter((one) => one !== null)
}

/** Compares only what our key signed. One that is given up is not compared: that may take a scan of the whole log. */
async function compareFile(file: string, isGivenUp: IsGivenUp): Promise<(Conflict | null)[]> {
  const own = (await readableIn(file)).filter(({ signer }) => signer.kind === 'ours')
  return Promise.all(own.filter((kept) => !isGivenUp(givenUpOf(kept))).map(conflictOf))
}

/** Null if the log extends it. */
async function conflictOf(kept: Kept): Promise<Conflict | null> {
  const { outcome, sentence } = await compareKept(kept)
  return outcome === 'matches' ? null : { ...givenUpOf(kept), sentence }
}

export function givenUpOf({ size, tree, head }: Kept) {
  return { size, root: tree ?? head ?? '' }
}

/** The names of each kind, the newest first. */
async function groupsIn(folder: string): Promise<string[][]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return [named, namedByDay].map((pattern) =>
    names
      .filter((name) => pattern.test(name))
      .sort()
      .reverse(),
  )
}

/** An attack: a file that can't be read must not hide the others. */
async function readableIn(file: string): Promise<Kept[]> {
  return keptInFile(file).catch((error) => {
    logError(`${path.basename(file)} could not be read`, error)
    return []
  })
}

async function keptInFile(file: string): Promise<Kept[]> {
  return keptInText(await readFile(file, 'utf8'), configuredIssuer())
}
