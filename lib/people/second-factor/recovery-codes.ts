import { hashRaw } from '@node-rs/argon2'
import { argon2id, takeHashTurn } from '@/lib/people/account/argon2id'
import { query, type Statements } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'

const count = 10
/** Crockford's: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
function makeCode(world: World): string {
  const letters = Array.from(world.random(12), (byte) => alphabet.charAt(byte & 31)).join('')
  return letters.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3')
}

/** As typed: any case, with or without hyphens, and look-alikes of digits. */
function normalize(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

/** Codes have 60 random bits, so a leaked table needs a slow hash (ASVS 5.0, 6.5.2). */
async function hashOf(code: string, salt: string): Promise<string> {
  const options = { ...argon2id, salt: Buffer.from(salt, 'base64url') }
  const bytes = await takeHashTurn(() => hashRaw(normalize(code), options))
  return bytes.toString('base64url')
}

interface CodeSet {
  codes: string[]
  salt: string
  hashes: string[]
}

/** Ten slow hashes: not while others wait for a lock. */
export async function makeCodes(world: World): Promise<CodeSet> {
  const salt = Buffer.from(world.random(16)).toString('base64url')
  const codes = Array.from({ length: count }, () => makeCode(world))
  return { codes, salt, hashes: await Promise.all(codes.map((code) => hashOf(code, salt))) }
}

/** Replaces the person's codes. They are shown once: only hashes are kept. */
export async function writeCodes(
  tx: Statements,
  accountId: string,
  { salt, hashes }: CodeSet,
  now: Date,
): Promise<void> {
  await removeCodes(tx, accountId)
  await query(tx)`
    insert into recovery_code (account_id, code_hash, salt, made_at)
    select ${accountId}::uuid, h, ${salt}, ${now} from unnest(${hashes}::text[]) h`
}

export async function removeCodes(tx: Statements, accountId: string): Promise<void> {
  await query(tx)`delete from recovery_code where account_id = ${accountId}::uuid`
}

/** Each works once, even in two requests at the same moment. */
export async function spendRecoveryCode(
  { accountId }: { accountId: string },
  code: string,
  now: Date,
): Promise<boolean> {
  const [set] = await query<{ salt: string }>`
    select salt from recovery_code where account_id = ${accountId}::uuid limit 1`
  if (!set) return false
  const used = await query`
    update recovery_code set used_at = ${now}
    where account_id = ${accountId}::uuid and code_hash = ${await hashOf(code, set.salt)} and used_at is null
    returning 1`
  return used.length === 1
}
