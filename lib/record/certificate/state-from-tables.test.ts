import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'

/* A superuser replaces the database's code, and no row. Each change stays, so this test has a database of its own. */
const database = ownDatabase('state')
const { superuser } = database
await database.create()

const { sealLog } = await import('@/lib/audit/tree/seal-log')
const { loadCatalog } = await import('@/lib/content/course/catalog/load')
const { operator } = await import('@/lib/people/account/actor')
const { db, query } = await import('@/lib/platform/db')
const { systemWorld } = await import('@/lib/platform/world')
const { statusPlace } = await import('@/lib/proof/credential/status-list')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { publishCatalog } = await import('@/lib/record/publication/publish-catalog')
const { certified, learner } = await import('@/prisma/factories')
const { checkFile } = await import('./check-file')
const { findSealedAt } = await import('./find-sealed-at')
const { findPublicCertificate } = await import('./public-certificate')
const { publishStatusList } = await import('./publish-status-list')
const { revoke } = await import('./revoke')

let serial = ''
let pdf = new Uint8Array()
let position = 0

beforeAll(async () => {
  await publishCatalog()
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('no course')
  serial = await certified(await learner(), course)
  await revoke(operator, { serial, reason: 'for the test' })
  const include = { document: true, credential: true }
  const { document, credential } = await db.certificate.findUniqueOrThrow({ where: { serial }, include })
  pdf = document?.pdf ?? pdf
  position = credential?.statusPosition ?? 0
}, 120_000)
afterAll(database.drop)

async function asSuperuser(...statements: string[]): Promise<void> {
  for (const statement of statements) await superuser.query(statement)
}

async function atNewConnections(...statements: string[]): Promise<void> {
  const { username } = new URL(process.env.DATABASE_URL ?? '')
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = '${username}'`
  await asSuperuser(...statements, end)
  await expect.poll(() => query`select 1`.catch(() => [])).toHaveLength(1)
}

async function shown() {
  const issuer = configuredIssuer()
  const { list, index } = statusPlace(position)
  // A day later, the list is signed again.
  const world = { now: () => new Date(Date.now() + 86_400_000), id: () => '', random: () => new Uint8Array() }
  const published = issuer && (await publishStatusList(issuer, { purpose: 'revocation', list }, world))
  const { credentialSubject } = JSON.parse(published?.json ?? '')
  const bits = gunzipSync(Buffer.from(credentialSubject.encodedList.slice(1), 'base64url'))
  const [page, file] = await Promise.all([findPublicCertificate(serial, new Date()), checkFile(pdf)])
  return {
    page: page?.state,
    wrong: page?.wrong,
    file: file.state,
    bit: ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) > 0,
  }
}

const revoked = { page: 'revoked', wrong: [], file: 'revoked', bit: true }

test('a revoked certificate reads as revoked after current_certificate is replaced', async () => {
  expect(await shown()).toEqual(revoked)
  const [row] = await query<{ text: string }>`select pg_get_functiondef('current_certificate'::regproc) as text`
  const text = row?.text.replace('r on r.certificate_id = c.id', 'r on false') ?? ''
  expect(text).not.toBe(row?.text)
  await asSuperuser(text)
  expect(await shown()).toEqual(revoked)
})

test('a revoked certificate reads as revoked with an empty table of revocations earlier on the search path', async () => {
  const { pathname, username } = new URL(process.env.DATABASE_URL ?? '')
  await atNewConnections(
    'create schema shadow',
    'create table shadow.revocation (like public.revocation)',
    `grant usage on schema shadow to "${username}"`,
    `grant select on shadow.revocation to "${username}"`,
    `alter database "${pathname.slice(1)}" set search_path = shadow, public`,
  )
  expect(await shown()).toEqual(revoked)
})

test('a revoked certificate reads as revoked with a false = operator earlier on the search path', async () => {
  const { pathname } = new URL(process.env.DATABASE_URL ?? '')
  const name = pathname.slice(1)
  const never = 'returns boolean language sql as $$ select false $$'
  await atNewConnections(
    'create schema lies',
    'grant usage on schema lies to public',
    `create function lies.never(uuid, uuid) ${never}`,
    'create operator lies.= (leftarg = uuid, rightarg = uuid, function = lies.never)',
    `alter database "${name}" set search_path = lies, pg_catalog, public`,
  )
  expect(await shown()).toEqual(revoked)
  await atNewConnections(`alter database "${name}" reset search_path`)
})

test('a view that adds a key to an entry proves no time for that key', async () => {
  await sealLog(systemWorld)
  const { pathname } = new URL(process.env.DATABASE_URL ?? '')
  await atNewConnections(
    'create schema other',
    'grant usage on schema other to public',
    `create view other.audit_event as select id, at, action, actor_role, actor_id, subject_id, object,
      case when current_query() like '%jsonb_array_elements_text%' then details
        else details || '{"keys": ["never-used"]}' end as details, digests from public.audit_event`,
    'grant select on other.audit_event to public',
    `alter database "${pathname.slice(1)}" set search_path = other, public`,
  )
  const signed = { sha256: createHash('sha256').update(pdf).digest('hex'), serial, accountId: null, document: null }
  expect(await findSealedAt({ ...signed, keyId: 'never-used' })).toBeNull()
  await atNewConnections(`alter database "${pathname.slice(1)}" reset search_path`)
  const { signedBy } = await db.certificateDocument.findFirstOrThrow()
  expect(await findSealedAt({ ...signed, keyId: signedBy ?? '' })).toBeInstanceOf(Date)
})

test('a row policy that hides the revocation and its entry makes checks fail instead of answering valid', async () => {
  await asSuperuser(
    'create policy quiet on public.revocation using (false)',
    `create policy quiet on public.audit_event using (action <> 'certificate.revoked')`,
    'alter table public.revocation enable row level security',
    'alter table public.audit_event enable row level security',
  )
  await expect(findPublicCertificate(serial, new Date())).rejects.toThrow('row-level security')
  await expect(shown()).rejects.toThrow('row-level security')
  expect((await checkFile(pdf)).state).toBe('contradicted')
})
