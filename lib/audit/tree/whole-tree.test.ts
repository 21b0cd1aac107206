import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import type { Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/* In its own database: it changes the log as a superuser, and verifies the whole of it. */
const database = ownDatabase('tree')
const { superuser } = database

const { inTampered, replaceNewest } = await import('@/fixtures/tampered-log')
const { db, query, transact } = await import('@/lib/platform/db')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { logOriginOf, readCheckpointNote } = await import('@/lib/proof/note/checkpoint-note')
const { readCheckpoint } = await import('./checkpoint')
const { storedTree } = await import('./grow-tree')
const { keptDocument, keptLine } = await import('@/lib/audit/verification/kept')
const { inclusionPaths, merkleRoot } = await import('./merkle')
const { findNewestCheckpoint } = await import('./prove')
const { keptInText } = await import('@/lib/audit/verification/read-kept')
const { recordAll } = await import('@/lib/audit/log/record')
const { sealBatch, sealLog } = await import('./seal-log')
const { verifyIn, verifyLog } = await import('@/lib/audit/verification/verify-log')

const issuer = configuredIssuer()

const write = (tx: Statements, count: number) =>
  recordAll(
    tx,
    Array.from({ length: count }, () => ({
      action: 'person.viewed' as const,
      actor: { accountId: null, role: 'operator' as const },
      subjectId: randomUUID(),
    })),
    systemWorld.now(),
  )
const written = (count: number) => transact((tx) => write(tx, count))

async function newest() {
  const found = readCheckpoint(JSON.parse((await findNewestCheckpoint())?.document ?? 'null'))
  if (!found) throw new Error('there is no checkpoint')
  return found
}

const hashesOf = async (tx: Statements = db) =>
  (await query(tx)<{ hash: string }>`select hash from audit_link order by position`).map(({ hash }) => hash)

/** As after a restart: this process forgets its tree when a seal is rolled back. */
async function forgetTree(): Promise<void> {
  const rolledBack = transact(async (tx) => {
    await write(tx, 1)
    await sealBatch(tx, issuer, systemWorld)
    throw new Error('rolled back')
  })
  await expect(rolledBack).rejects.toThrow('rolled back')
}

beforeAll(async () => {
  await database.create()
  for (const count of [3, 300, 250]) {
    await written(count)
    await sealLog()
  }
})
afterAll(database.drop)

test('each checkpoint has the root over all entries, as a field and as a signed note', async () => {
  const { size, tree, subjects, note = '' } = await newest()
  expect([size, tree]).toEqual([553, merkleRoot(await hashesOf())])
  const head = { origin: logOriginOf(issuer?.url ?? ''), size, root: tree, subjects }
  expect(await readCheckpointNote(note, issuer)).toEqual({ head, signedBy: issuer?.signer('credential').key.id })
  expect(await verifyLog()).toMatchObject({ ok: true, withoutTree: 0 })
})

test('proofs are made from the stored tree', async () => {
  const hashes = await hashesOf()
  const tree = storedTree(db)
  expect(await tree.inclusion(299, 553)).toEqual(inclusionPaths(hashes)(299))
  expect(new Set(await tree.consistency(303, 553)).size).toBeGreaterThan(2)
})

test.each([
  ['changed', `update audit_node set hash = repeat('0', 64)`],
  ['added before its time', `insert into audit_node values (1, 90, repeat('0', 64)), (2, 0, repeat('0', 64))`],
])('a signed root ignores a node that the app’s role %s', async (_what, sql) => {
  await superuser.query(sql)
  await forgetTree()
  await written(300)
  await sealLog()
  const hashes = await hashesOf()
  expect((await newest()).tree).toBe(merkleRoot(hashes))
  expect(await storedTree(db).inclusion(0, hashes.length)).toEqual(inclusionPaths(hashes)(0))
  expect(await verifyLog()).toMatchObject({ ok: true, waiting: 0 })
})

test('a checkpoint that would split the log in two is never signed', async () => {
  await forgetTree()
  await inTampered(superuser, async (tx) => {
    // In the last tile, which a restart reads; only verification reads the others.
    await query(tx)`update audit_link set hash = repeat('0', 64)
      where position = (select max(position) - 1 from audit_link)`
    await write(tx, 1)
    await query(tx)`insert into unsealed_event (event_id, digest)
      select e.id, event_digest(e) from audit_event e order by id desc limit 1`
    await expect(sealBatch(tx, issuer, systemWorld)).rejects.toThrow('does not match its checkpoint')
  })
  await sealLog()
  expect(await verifyLog()).toMatchObject({ ok: true })
})

test('the first root covers all entries from before there was a tree', async () => {
  const [made, wanted] = await inTampered(superuser, async (tx) => {
    await query(tx)`delete from audit_node`
    await query(tx)`update audit_checkpoint set document = document::jsonb - 'tree' - 'note'`
    await write(tx, 1)
    await query(tx)`insert into unsealed_event (event_id, digest)
      select e.id, event_digest(e) from audit_event e order by id desc limit 1`
    await sealBatch(tx, issuer, systemWorld)
    const [row] = await query(tx)<{ document: string }>`
      select document from audit_checkpoint order by size desc limit 1`
    return [readCheckpoint(JSON.parse(row?.document ?? 'null'))?.tree, merkleRoot(await hashesOf(tx))]
  })
  expect(made).toBe(wanted)
})

test('Postgres refuses a checkpoint without a tree after one with it', async () => {
  const { size } = await newest()
  const hash = '0'.repeat(64)
  await written(1)
  const older = transact(async (tx) => {
    await query(tx)`insert into audit_link (position, event_id, hash)
      select ${size + 1}, event_id, ${hash} from unsealed_event order by event_id limit 1`
    await query(tx)`insert into audit_checkpoint (size, document, made_at)
      values (${size + 1}, ${JSON.stringify({ size: size + 1, head: hash, subjects: {} })}, now())`
  })
  await expect(older).rejects.toThrow(`checkpoint ${size + 1} has no tree, but the one before it has`)
  await sealLog()
})

test('verification names a wrong or missing tree, and a note that says something else', async () => {
  const sentence = (change: (document: Record<string, unknown>) => void) =>
    inTampered(superuser, async (tx) => {
      await replaceNewest(tx, change)
      return (await verifyIn(tx, { issuer })).firstBad?.sentence
    })
  const note = (await newest()).note ?? ''
  expect(await sentence((document) => Object.assign(document, { tree: '0'.repeat(64) }))).toMatch(
    /^The checkpoint at entry \d+: its “tree” is not the tree over all entries/,
  )
  expect(await sentence((document) => delete document.tree)).toMatch(/: it has no “tree”, but the one before it has/)
  for (const other of [undefined, note.replace(/subjects \d+/, 'subjects 1'), note.replace('— ', '— other.example/')])
    expect(await sentence((document) => Object.assign(document, { note: other }))).toMatch(
      /its note does not say the same/,
    )
})

test('a kept note or printed line of any length exposes another log', async () => {
  const { tree = '', size, note = '' } = await newest()
  const line = `${size} ${Buffer.from(tree, 'hex').toString('base64')}`
  const [fromNote] = await keptInText(`Please keep this.\r\n${note.replaceAll('\n', '\r\n')}`, issuer)
  expect(fromNote).toMatchObject({ size, tree, signer: { kind: 'ours' } })
  expect(await keptInText(`The newest checkpoint: ${line}`, issuer)).toEqual([keptLine({ size, tree })])
  expect(await keptInText(JSON.stringify({ a: [{ checkpoint: note }] }), issuer)).toEqual([fromNote])
  const between = keptLine({ size: 10, tree: merkleRoot((await hashesOf()).slice(0, 10)) })
  const kept = [...(fromNote ? [fromNote] : []), await keptDocument(await newest(), issuer), between]
  expect(await verifyLog({ kept })).toMatchObject({ ok: true, kept: 3, keptCheckpoint: 'matches' })
  const other = { ...between, tree: '0'.repeat(64) }
  expect(await verifyLog({ kept: [...kept, other] })).toMatchObject({ ok: false, keptCheckpoint: 'differs' })
  expect(await verifyLog({ kept: [{ ...between, size: size + 1 }] })).toMatchObject({ keptCheckpoint: 'beyond' })
})
