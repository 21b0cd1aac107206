import * as fs from 'node:fs'
import { z } from 'zod'
import { type SigningKey, UnusableKeys } from './signing-key'

const jwk = z.record(z.string(), z.string())
const keyFile = z.object({
  keys: z.array(
    z.object({
      id: z.string().regex(/^[a-zA-Z0-9._-]+$/),
      use: z.enum(['credential', 'jwt', 'pdf']),
      createdAt: z.iso.datetime(),
      retiredAt: z.iso.datetime().nullable(),
      publicJwk: jwk,
      privateJwk: jwk.optional(),
      certificates: z.array(z.base64()).min(1).optional(),
    }),
  ),
  /** The issuer's earlier addresses. They travel with the keys: each machine needs both to know its own signatures. */
  formerly: z.array(z.url()).default([]),
})

export interface KeySet {
  keys: SigningKey[]
  formerly: string[]
}

function parseKeys(text: string, where: string): KeySet {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // The parser's message would quote the text, and with it a key.
    throw new UnusableKeys(`${where} is not JSON.`)
  }
  const parsed = keyFile.safeParse(json)
  if (parsed.success) return parsed.data
  const at = parsed.error.issues[0]?.path.join('.') || 'its top'
  throw new UnusableKeys(`${where} is not a list of keys: look at ${at}.`)
}

function whyUnread(file: string, code: string | undefined): string {
  if (code === 'ENOENT')
    return `There are no keys at ${file}. A new site makes them: npm run admin -- keys create. One that has signed needs your copy of the file there; if every copy is lost: npm run admin -- recover-keys`
  if (code !== 'EACCES') return `${file} cannot be read.`
  const user = process.getuid?.() ?? 'NAME'
  return `${file} belongs to another user, so the site's user cannot read it: chown ${user} ${file}`
}

/** @throws UnusableKeys when the file is missing, readable by others, or not a key file */
export function readKeyFile(file: string): KeySet {
  let text: string
  try {
    // Windows has no file modes; access to the folder protects the file.
    if (process.platform !== 'win32' && (fs.statSync(file).mode & 0o077) !== 0) {
      throw new UnusableKeys(`${file} can be read by others: chmod 600 ${file}`)
    }
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof UnusableKeys) throw error
    throw new UnusableKeys(whyUnread(file, (error as NodeJS.ErrnoException).code))
  }
  return parseKeys(text, file)
}

export function readKeySet({ text, file }: { text?: string; file: string }): KeySet {
  return text ? parseKeys(text, 'SIGNING_KEYS') : readKeyFile(file)
}

/** Writes a new file and renames it, so that a crash leaves one of the two whole. */
export function writeKeyFile(
  file: string,
  { keys, formerly = [] }: { keys: readonly SigningKey[]; formerly?: readonly string[] },
): void {
  const next = `${file}.${process.pid}.new`
  fs.rmSync(next, { force: true })
  const descriptor = fs.openSync(next, 'wx', 0o600)
  try {
    // The site's user must still read the file after root rotates keys.
    const earlier = fs.statSync(file, { throwIfNoEntry: false })
    if (earlier && process.getuid?.() === 0) fs.fchownSync(descriptor, earlier.uid, earlier.gid)
    fs.writeFileSync(descriptor, `${JSON.stringify({ keys, ...(formerly.length > 0 && { formerly }) }, null, 2)}\n`)
    fs.fsyncSync(descriptor)
  } catch (error) {
    fs.rmSync(next, { force: true })
    throw error
  } finally {
    fs.closeSync(descriptor)
  }
  fs.renameSync(next, file)
}
