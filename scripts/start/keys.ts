import { existsSync } from 'node:fs'
import { checkKeys } from '@/lib/proof/issuer/check-keys'
import { readKeys } from '@/lib/proof/issuer/key-file'
import { UnusableKeys } from '@/lib/proof/issuer/signing-key'

/*
 * What `npm start` asks before it serves: whether the keys of the issuer can be used. The demonstration makes its own on
 * its first start. On each start, so it loads what makes keys only where it must.
 */
const { ISSUER_URL = '', ISSUER_NAME = '', KEYS_FILE = '', SIGNING_KEYS, NORTHLIGHT_DEMO } = process.env

try {
  if (NORTHLIGHT_DEMO === '1' && !SIGNING_KEYS && !existsSync(KEYS_FILE)) {
    const { changeKeys } = await import('../admin/change-keys.ts')
    await changeKeys(KEYS_FILE, { issuerName: ISSUER_NAME })
  }
  checkKeys(readKeys({ file: KEYS_FILE, text: SIGNING_KEYS }), new Date())
  console.log(`keys sign for ${ISSUER_URL}`)
} catch (error) {
  if (!(error instanceof UnusableKeys)) throw error
  console.error(error.message)
  process.exit(1)
}
