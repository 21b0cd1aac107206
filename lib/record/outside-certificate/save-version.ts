import type { AuditAction } from '@/lib/audit/log/actions'
import { record } from '@/lib/audit/log/record'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import type { Transaction } from '@/lib/platform/db'
import { type Inserted, insertOnce } from '@/lib/platform/insert-once'
import type { World } from '@/lib/platform/world'
import type { OutsideKind } from './file-kind'

export type OutsideState = 'sent' | 'accepted' | 'refused' | 'withdrawn'

export interface OutsideVersion {
  certificateId: string
  organizationId: string
  accountId: string
  state: OutsideState
  provider: string
  title: string
  /** `2027-01-31`. */
  earnedOn: string
  minutes: number
  topics: string | null
  sha256: string
  mediaType: OutsideKind
  size: number
  reason: string | null
}

/**
 * The only way to a row of a certificate. Personal and free text is beside the log, so that packets of another organization show only digests.
 * `taken`: another version replaced `replacesId` first. `prepare`: lib/platform/insert-once.ts.
 */
export async function saveVersion<Reason extends string = never>(
  tx: Transaction,
  actor: Coordinator | Learner,
  change: {
    id: string
    action: AuditAction
    version: OutsideVersion
    replacesId: string | null
    prepare(): Promise<Reason | null>
  },
  world: World,
): Promise<Inserted | Reason> {
  const { id, action, version, replacesId, prepare } = change
  const { accountId: subjectId, certificateId, sha256, provider, title, earnedOn, minutes, topics, reason } = version
  const now = world.now()
  const about = { id, replacesId, recordedAt: now, recordedById: actor.accountId }
  const row = { ...version, ...about, earnedOn: new Date(earnedOn) }
  const inserted = await insertOnce(tx, tx.outsideCertificate, row, prepare)
  if (inserted !== 'new') return inserted
  const entry = {
    ...{ action, actor, subjectId, object: `outside-certificate:${id}` },
    details: {
      certificateId,
      replacesId,
      state: version.state,
      sha256,
      mediaType: version.mediaType,
      size: version.size,
    },
    values: { provider, title, earnedOn, minutes: String(minutes), topics, reason },
  }
  await record(tx, entry, now)
  return inserted
}
