import * as fs from 'node:fs'
import { newestSigned, wrongSigner } from '../../lib/audit/tree/signer.mjs'
import { connect } from './connection.mjs'
import { PlainError } from './lock.mjs'

/** Null before the first signed checkpoint. */
export async function findNewestSigned(url) {
  const client = await connect(url)
  try {
    const { rows: tables } = await client.query(`select to_regclass('audit_checkpoint') as name`)
    return tables[0].name ? ((await client.query(newestSigned)).rows[0]?.document ?? null) : null
  } finally {
    await client.end()
  }
}

export function readSet({ KEYS_FILE, SIGNING_KEYS }) {
  try {
    return JSON.parse(SIGNING_KEYS || fs.readFileSync(KEYS_FILE, 'utf8'))
  } catch {
    return {}
  }
}

function readOwn(issuer) {
  const { ISSUER_URL: url } = issuer
  if (!url) return null
  const { keys = [], formerly = [] } = readSet(issuer)
  const dids = [url, ...formerly].map((each) => `did:web:${new URL(each).host.replaceAll(':', '%3A')}`)
  return { dids, url, keyIds: keys.map(({ id }) => id) }
}

/** False for a file of another user, which the check of the keys names. */
function canRead({ KEYS_FILE, SIGNING_KEYS }) {
  if (SIGNING_KEYS || !fs.existsSync(KEYS_FILE)) return true
  try {
    fs.accessSync(KEYS_FILE, fs.constants.R_OK)
    return true
  } catch {
    return false
  }
}

/** @throws PlainError for an issuer or keys that did not sign the newest checkpoint of the log */
export async function checkLogSigner({ issuer }, { migrationUrl }) {
  const newest = canRead(issuer) && (await findNewestSigned(migrationUrl))
  const wrong = newest && wrongSigner(newest, readOwn(issuer))
  if (wrong) throw new PlainError(wrong)
}
