/* The demonstration always signs under its first address. Under another, its log and certificates would look forged. */
import * as fs from 'node:fs'
import path from 'node:path'
import { logSignerOf } from '../../lib/audit/tree/signer.mjs'
import { findNewestSigned } from './log-signer.mjs'

const fileIn = (world) => path.join(world, 'issuer')

/** '' before the first start. */
export function readIssuer(world) {
  return fs.existsSync(fileIn(world)) ? fs.readFileSync(fileIn(world), 'utf8').trim() : ''
}

/** Remembers the issuer. In a folder from an earlier release, it is the one that signed the log last. */
export async function saveIssuer({ demo, world, issuer }, { migrationUrl }) {
  if (!demo || readIssuer(world)) return
  issuer.ISSUER_URL = (await findSigner(migrationUrl)) ?? issuer.ISSUER_URL
  const fresh = `${fileIn(world)}.new`
  fs.writeFileSync(fresh, issuer.ISSUER_URL, { mode: 0o600 })
  fs.renameSync(fresh, fileIn(world))
}

async function findSigner(url) {
  const newest = await findNewestSigned(url)
  return newest && logSignerOf(newest).url
}
