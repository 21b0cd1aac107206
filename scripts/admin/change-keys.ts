import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createKeys, type KeysWish } from '@/lib/proof/issuer/create-keys'
import { type KeySet, readKeyFile, writeKeyFile } from '@/lib/proof/issuer/key-file'
import { UnusableKeys } from '@/lib/proof/issuer/signing-key'
import { makeFolder, takeLock } from '../start/lock.mjs'

const none: KeySet = { keys: [], formerly: [] }

/** `kept`: public halves for a new file. @throws UnusableKeys; an unreadable file stays as it is */
export function changeKeys(file: string, wish: KeysWish, kept: KeySet = none) {
  return withKeyFile(file, async () => {
    const { keys, formerly } = existsSync(file) ? readKeyFile(file) : kept
    const changed = await createKeys(keys, wish)
    if (changed.made.length > 0) writeKeyFile(file, { keys: changed.keys, formerly })
    return changed
  })
}

/** Adds an earlier address of the issuer. @throws UnusableKeys */
export function addFormerAddress(file: string, { from, to }: { from: string; to: string }): Promise<void> {
  return withKeyFile(file, async () => {
    const { keys, formerly } = readKeyFile(file)
    writeKeyFile(file, { keys, formerly: [...new Set([...formerly, from])].filter((url) => url !== to) })
  })
}

/** Locked, so that concurrent runs lose no key. */
async function withKeyFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    makeFolder(path.dirname(file), 0o700)
    const lock = await waitForLock(`${file}.lock`)
    try {
      return await work()
    } finally {
      lock.release?.()
    }
  } catch (error) {
    // The folder is read-only, full, or not a folder.
    const { code, syscall } = error as NodeJS.ErrnoException
    if (!syscall) throw error
    throw new UnusableKeys(`Keys cannot be written to ${file} (${code}): set KEYS_FILE to a file that can be written.`)
  }
}

async function waitForLock(file: string) {
  for (let tries = 0; tries < 600; tries++) {
    const lock = takeLock(file)
    if (!lock.holder) return lock
    await sleep(100)
  }
  throw new UnusableKeys(`Another command has held ${file} for a minute: try again later.`)
}
