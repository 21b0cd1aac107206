/* The demonstration always signs under its first address. Under another, its log and certificates would look forged. */
import * as fs from 'node:fs'
import path from 'node:path'
import { isLoopback } from '../../lib/platform/settings.mjs'

const fileIn = (world) => path.join(world, 'issuer')

/** '' before the first start. */
export function readIssuer(world) {
  return fs.existsSync(fileIn(world)) ? fs.readFileSync(fileIn(world), 'utf8').trim() : ''
}

/** Remembers the issuer. In a folder from an earlier release, it is the one that signed the log first. */
export async function keepIssuer({ demo, world, issuer }, { migrationUrl }) {
  if (!demo || readIssuer(world)) return
  issuer.ISSUER_URL = (await findSigner(migrationUrl)) ?? issuer.ISSUER_URL
  const fresh = `${fileIn(world)}.new`
  fs.writeFileSync(fresh, issuer.ISSUER_URL, { mode: 0o600 })
  fs.renameSync(fresh, fileIn(world))
}

async function findSigner(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query(`select to_regclass('audit_checkpoint') as name`)
    if (!tables[0].name) return null
    const signed = `select document from audit_checkpoint where document like '%"proof"%' order by size limit 1`
    const [first] = (await client.query(signed)).rows
    const [, host] = first?.document.match(/"verificationMethod":\s*"did:web:([^#"]+)#/) ?? []
    if (!host) return null
    const { hostname } = new URL(`http://${decodeURIComponent(host)}`)
    return `${isLoopback(hostname) ? 'http' : 'https'}://${decodeURIComponent(host)}`
  } finally {
    await client.end()
  }
}
