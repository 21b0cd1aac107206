import { existsSync } from 'node:fs'
import { checkKeys } from '@/lib/proof/issuer/check-keys'
import { readKeySet } from '@/lib/proof/issuer/key-file'
import { UnusableKeys } from '@/lib/proof/issuer/signing-key'
import { readTimeRoots } from '@/lib/proof/issuer/time-roots'

/* Runs at each start, so it lazy-loads key creation (for the demonstration). */
const { ISSUER_URL = '', ISSUER_NAME = '', KEYS_FILE = '', SIGNING_KEYS, TSA_ROOTS, NORTHLIGHT_DEMO } = process.env

try {
  if (NORTHLIGHT_DEMO === '1' && !SIGNING_KEYS && !existsSync(KEYS_FILE)) {
    const { changeKeys } = await import('../admin/change-keys.ts')
    await changeKeys(KEYS_FILE, { issuerName: ISSUER_NAME })
  }
  checkKeys(readKeySet({ file: KEYS_FILE, text: SIGNING_KEYS }).keys, new Date())
  readTimeRoots(TSA_ROOTS)
  console.log(`keys sign for ${ISSUER_URL}`)
} catch (error) {
  if (!(error instanceof UnusableKeys)) throw error
  console.error(error.message)
  process.exit(1)
}
