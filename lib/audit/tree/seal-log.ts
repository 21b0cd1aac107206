import { type EventRow, entryOf, genesis, linkHash } from '@/lib/audit/log/chain'
import { query, type Statements, transact } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { makeTurns } from '@/lib/platform/turns'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer, type Issuer } from '@/lib/proof/issuer/issuer'
import { chainSubjects, lockSealing } from './chain-subjects'
import { entriesPerCheckpoint, hashOfDocument, readCheckpoint, writeCheckpoint } from './checkpoint'
import { findSealingStop } from './find-sealing-stop'
import { growTree } from './grow-tree'
import { merkleRoot } from './merkle'
import { requireSigner } from './require-signer'
import { subjectsOf } from './subject-chains'

const takeTurns = makeTurns(1)

/**
 * Crash-safe. Throws if the issuer can't sign: continuing unsigned would let a forger do the same.
 * Errors: unavailable, while sealing is stopped.
 */
export async function sealLog(world: World = systemWorld): Promise<number> {
  for (let sealed = 0; ; ) {
    const issuer = configuredIssuer()
    const count = await takeTurns(() =>
      transact(async (tx) => {
        await requireSigner(tx, issuer)
        await requireNoStop(tx)
        return sealBatch(tx, issuer, world)
      }),
    )
    sealed += count
    if (count < entriesPerCheckpoint) return sealed
  }
}

/** Signing on would split the log in two, for good. */
async function requireNoStop(tx: Statements): Promise<void> {
  const stop = await findSealingStop(tx)
  if (stop) throw new DomainError('unavailable', `${stop.sentence} Ask the people who run this site to look into it.`)
}

export async function sealBatch(tx: Statements, issuer: Issuer | null, world: World): Promise<number> {
  await lockSealing(tx)
  // In order of ids among committed rows; a lower id that commits later gets a later position.
  const events = await query(tx)<EventRow>`
    select e.id, e.at, e.action, e.actor_role, e.actor_id, e.subject_id, e.object, e.details, e.digests
    from unsealed_event u join audit_event e on e.id = u.event_id
    where u.digest = event_digest(e) and not exists (select from audit_link l where l.event_id = u.event_id)
    order by u.event_id limit ${entriesPerCheckpoint}`
  const last = events.at(-1)
  if (!last) return 0
  const [before] = await query(tx)<{ position: string; hash: string }>`
    select position, hash from audit_link order by position desc limit 1`
  const start = Number(before?.position ?? 0)
  let head = before?.hash ?? genesis
  const links = events.map((event, index) => {
    head = linkHash(head, entryOf(event))
    return { position: start + index + 1, event_id: event.id, hash: head }
  })
  const [earlier] = await query(tx)<{ document: string }>`
    select document from audit_checkpoint order by size desc limit 1`
  const end = {
    size: start,
    head: before?.hash ?? genesis,
    checkpoint: earlier ? readCheckpoint(JSON.parse(earlier.document)) : null,
  }
  const chained = links.map(({ position, hash }, index) => {
    const event = events[index]
    return {
      position,
      hash,
      subjects: event ? subjectsOf({ subjectId: event.subject_id, details: event.details }) : [],
    }
  })
  const now = world.now()
  const size = start + links.length
  const content = {
    from: start + 1,
    size,
    head,
    root: merkleRoot(links.map(({ hash }) => hash)),
    tree: await growTree(tx, end, links),
    subjects: await chainSubjects(tx, end, chained),
    previous: earlier ? hashOfDocument(earlier.document) : null,
  }
  // Signed before the commit: a rollback discards it before anyone sees it.
  const document = await writeCheckpoint(content, issuer, now)
  await query(tx)`
    insert into audit_link (position, event_id, hash)
    select position, event_id, hash
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l(position bigint, event_id bigint, hash text)
    order by position`
  await query(tx)`
    delete from unsealed_event u using audit_link l where l.event_id = u.event_id and u.event_id <= ${last.id}::bigint`
  await query(tx)`insert into audit_checkpoint (size, document, made_at) values (${size}, ${document}, ${now})`
  return links.length
}
