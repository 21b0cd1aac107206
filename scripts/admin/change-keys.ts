import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createKeys, type KeysWish } from '@/lib/proof/issuer/create-keys'
import { readKeyFile, writeKeyFile } from '@/lib/proof/issuer/key-file'
import { type SigningKey, UnusableKeys } from '@/lib/proof/issuer/signing-key'
import { makeFolder, takeLock } from '../start/lock.mjs'

/** Locked, so that concurrent runs lose no key. @throws UnusableKeys; an unreadable file stays as it is */
export async function changeKeys(file: string, wish: KeysWish): Promise<{ keys: SigningKey[]; made: SigningKey[] }> {
  try {
    makeFolder(path.dirname(file), 0o700)
    const lock = await waitForLock(`${file}.lock`)
    try {
      const changed = await createKeys(existsSync(file) ? readKeyFile(file) : [], wish)
      if (changed.made.length > 0) writeKeyFile(file, changed.keys)
      return changed
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
