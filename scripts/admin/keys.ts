import { checkKeys, keyUses } from '@/lib/proof/issuer/check-keys'
import type { KeysWish } from '@/lib/proof/issuer/create-keys'
import { readKeySet } from '@/lib/proof/issuer/key-file'
import { rootFingerprints } from '@/lib/proof/issuer/root-fingerprint'
import { publishedHalf, type SigningKey, UnusableKeys } from '@/lib/proof/issuer/signing-key'
import { readConfig } from '../start/config.mjs'
import { type CommandResult, type Given, Refusal } from './arguments.ts'
import { readGivenFile } from './read-given-file.ts'

/** `keys create` and `keys list`. They need no database: keys are made before the first start. */
export async function keyVerb(given: Given): Promise<CommandResult> {
  const { issuer } = readConfig()
  if (given.rest === 'list') return listKeys(issuer)
  if (given.rest !== 'create') throw new Refusal('Say which: keys create or keys list.')
  if (issuer.SIGNING_KEYS) {
    // The file must keep the old keys, or verifiers would not know their signatures.
    throw new Refusal(
      'New keys need a file. Write the value of SIGNING_KEYS to a file that only you can read, unset SIGNING_KEYS, and set KEYS_FILE to that file.',
    )
  }
  const { changeKeys } = await import('./change-keys.ts')
  const { keys, made } = await changeKeys(issuer.KEYS_FILE, {
    ...(await readWish(given)),
    issuerName: issuer.ISSUER_NAME,
  })
  const lines =
    made.length > 0
      ? [
          ...made.map(({ id }) => `made ${id}`),
          `saved in ${issuer.KEYS_FILE}, which only you can read: keep an equally safe copy.`,
          'A site running on this machine uses them now. Copy the file to other machines; a site with SIGNING_KEYS needs the new text and a restart. Until then they report files signed with the new key as altered.',
        ]
      : ['No key is missing. To replace one: keys create --use credential, jwt, or pdf']
  return {
    text: lines.join('\n'),
    data: { file: issuer.KEYS_FILE, made: made.map(publishedHalf), keys: keys.map(publishedHalf) },
  }
}

async function readWish(given: Given): Promise<Omit<KeysWish, 'issuerName'>> {
  const { key, certificates } = given
  const rsa = given.rsa !== ''
  const use = keyUses.find((each) => each === given.use)
  if (given.use && !use) throw new Refusal(`--use must be one of ${keyUses.join(', ')}.`)
  if ((rsa || key || certificates) && use && use !== 'pdf')
    throw new Refusal('--rsa, --key, and --certificates apply only to the PDF key.')
  if (!key && !certificates) return { use, rsa }
  if (!key || !certificates) throw new Refusal('Give both --key and --certificates.')
  const { bringKey } = await import('@/lib/proof/issuer/make-key')
  return { brought: bringKey({ privateKey: readGivenFile(key), certificates: readGivenFile(certificates) }) }
}

function listKeys({ KEYS_FILE, SIGNING_KEYS }: { KEYS_FILE: string; SIGNING_KEYS: string }): CommandResult {
  const { keys } = readKeySet({ file: KEYS_FILE, text: SIGNING_KEYS })
  const problem = problemOf(keys)
  const lines = keys.map(
    ({ id, createdAt, retiredAt }) => `${id}  ${createdAt}  ${retiredAt ? `retired ${retiredAt}` : 'signs'}`,
  )
  const roots = rootFingerprints(keys).map((root) => `root of PDF signatures, SHA-256: ${root}`)
  return {
    text: [...lines, ...roots, ...(problem ? [problem] : [])].join('\n'),
    data: { file: SIGNING_KEYS ? null : KEYS_FILE, keys: keys.map(publishedHalf), problem },
  }
}

function problemOf(keys: readonly SigningKey[]): string | null {
  try {
    checkKeys(keys, new Date())
    return null
  } catch (error) {
    if (error instanceof UnusableKeys) return error.message
    throw error
  }
}
