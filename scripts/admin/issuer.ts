import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { logSignerOf, newestSigned, wrongSigner } from '@/lib/audit/tree/signer.mjs'
import { operator } from '@/lib/people/account/actor'
import { canonicalJson } from '@/lib/platform/file/canonical-json'
import { readConfig } from '../start/config.mjs'
import { type CommandResult, Refusal } from './arguments.ts'

export const issuerVerbs = {
  async 'move-issuer'(): Promise<CommandResult> {
    const { issuer } = readConfig()
    const { document, url: from } = await findSigner()
    const to = issuer.ISSUER_URL
    if (!to || !from || from === to)
      throw new Refusal(`The audit log is signed by ${from}. Set ISSUER_URL to the new address first.`)
    if (issuer.SIGNING_KEYS) throw new Refusal('The key file keeps earlier addresses: use KEYS_FILE, not SIGNING_KEYS.')
    const { readKeyFile } = await import('@/lib/proof/issuer/key-file')
    const keyIds = readKeyFile(issuer.KEYS_FILE).keys.map(({ id }) => id)
    const wrong = wrongSigner(document, { dids: [logSignerOf(document).did], url: to, keyIds })
    if (wrong) throw new Refusal(wrong)
    const { addFormerAddress } = await import('./change-keys.ts')
    const { moveIssuer } = await import('@/lib/audit/log/move-issuer')
    await moveIssuer(operator, { from, to, declare: () => addFormerAddress(issuer.KEYS_FILE, { from, to }) })
    await seal()
    const lines = [
      `The issuer moved from ${from} to ${to}; the audit log has a signed entry.`,
      `Copy ${issuer.KEYS_FILE} to every machine that serves the site, set ISSUER_URL=${to} there, and restart.`,
      `Let ${from} show this site, too, without a redirect: certificates name it. See docs/keys.md.`,
    ]
    return { text: lines.join('\n'), data: { from, to } }
  },
  async 'recover-keys'(): Promise<CommandResult> {
    const { issuer } = readConfig()
    const file = issuer.KEYS_FILE
    if (issuer.SIGNING_KEYS || existsSync(file))
      throw new Refusal(`Keys are still here. Unset SIGNING_KEYS, and move ${file} away.`)
    const { document } = await findSigner()
    const { findPublishedKeys, recoverKeys } = await import('@/lib/audit/log/recover-keys')
    const lost = await findPublishedKeys(new Date())
    const { checkSeal } = await import('@/lib/proof/verification/seal')
    const { didOf } = await import('@/lib/proof/issuer/did')
    const { ISSUER_URL: url, ISSUER_NAME: name } = issuer
    const proven = await checkSeal(JSON.parse(document), { did: didOf(url), url, name, ...lost })
    if (proven.kind !== 'ours') throw new Refusal(`The log cannot replace the keys. ${proven.sentence}`)
    const { changeKeys } = await import('./change-keys.ts')
    const made = await recoverKeys(operator, {
      lost,
      write: () => changeKeys(file, { issuerName: name }, lost),
    })
    await seal()
    const lines = [
      `New keys are in ${file}. The log has a signed entry, and what the lost keys signed stays valid.`,
      'Compare these fingerprints of the lost keys with a copy that somebody else kept, such as keys.json of a packet:',
      ...lost.keys.map(
        ({ id, publicJwk }) => `  ${id}  ${createHash('sha256').update(canonicalJson(publicJwk)).digest('hex')}`,
      ),
    ]
    return {
      text: lines.join('\n'),
      data: { file, lost: lost.keys.map(({ id }) => id), made: made.map(({ id }) => id) },
    }
  },
}

async function findSigner(): Promise<{ document: string; url: string | null }> {
  const { query } = await import('@/lib/platform/db')
  const { Prisma } = await import('@/lib/platform/prisma/client')
  const [newest] = await query<{ document: string }>`${Prisma.raw(newestSigned)}`
  if (!newest) throw new Refusal('The audit log has no signed checkpoint yet, so nothing binds this site to an issuer.')
  return { document: newest.document, url: logSignerOf(newest.document).url }
}

/** Sealed at once, so that the entry is the first that the new address or key signs. */
async function seal(): Promise<void> {
  const { sealLog } = await import('@/lib/audit/tree/seal-log')
  await sealLog()
}
