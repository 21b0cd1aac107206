import { createHash } from 'node:crypto'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { query, type Transaction } from '@/lib/platform/db'
import { dayOf } from '@/lib/platform/words'
import type { World } from '@/lib/platform/world'
import { mostOutsideBytes, outsideKindOf } from './file-kind'
import { oneAtATime } from './one-at-a-time'
import { saveVersion } from './save-version'
import type { OutsideInput } from './schema'

/** Files of one person in one organization, refused and withdrawn ones too. */
export const mostOutsideFiles = 40
/** Certificates of one person that wait for a decision. */
export const mostWaiting = 10

export type OutsideAdded =
  | { ok: true; certificateId: string }
  | { ok: false; reason: 'another-kind' | 'future' | 'same-file' | 'too-large' | 'too-many' | 'too-many-waiting' }

interface First extends OutsideInput {
  organizationId: string
  accountId: string
  bytes: Uint8Array<ArrayBuffer>
}

/** The first version, with its file. */
export async function addFirst(
  tx: Transaction,
  actor: Coordinator | Learner,
  { organizationId, accountId, bytes, hours: minutes, ...fields }: First,
  world: World,
): Promise<OutsideAdded> {
  const id = world.id()
  if (bytes.length > mostOutsideBytes) return { ok: false, reason: 'too-large' }
  const mediaType = outsideKindOf(bytes)
  if (!mediaType) return { ok: false, reason: 'another-kind' }
  if (fields.earnedOn > dayOf(world.now(), actor.timeZone)) return { ok: false, reason: 'future' }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await oneAtATime(tx, { accountId })
  const isSent = actor.role === 'learner'
  const prepare = async () => {
    const refused = await whyRefused(tx, { organizationId, accountId, sha256, isSent })
    const file = { organizationId, accountId, sha256, bytes, keptAt: world.now() }
    if (!refused) await tx.outsideFile.createMany({ data: [file], skipDuplicates: true })
    return refused
  }
  const owned = { certificateId: id, organizationId, accountId, ...fields, minutes }
  const version = { ...owned, sha256, mediaType, size: bytes.length, reason: null }
  const kept = isSent
    ? { action: 'outside-certificate.sent' as const, version: { ...version, state: 'sent' as const } }
    : { action: 'outside-certificate.added' as const, version: { ...version, state: 'accepted' as const } }
  const inserted = await saveVersion(tx, actor, { id, replacesId: null, prepare, ...kept }, world)
  if (inserted === 'taken') throw new Error(`the certificate ${id} replaces another`)
  return inserted === 'new' || inserted === 'again' ? { ok: true, certificateId: id } : { ok: false, reason: inserted }
}

interface Checked {
  organizationId: string
  accountId: string
  sha256: string
  isSent: boolean
}

async function whyRefused(tx: Transaction, { organizationId, accountId, sha256, isSent }: Checked) {
  const [counted] = await query(tx)<{ files: number; waiting: number; same: number }>`
    select count(*)::int as files, count(*) filter (where state = 'sent')::int as waiting,
      count(*) filter (where state in ('sent', 'accepted') and sha256 = ${sha256})::int as same
    from current_outside_certificate
    where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid`
  if (!counted) return null
  if (counted.same > 0) return 'same-file'
  if (counted.files >= mostOutsideFiles) return 'too-many'
  return isSent && counted.waiting >= mostWaiting ? 'too-many-waiting' : null
}
