import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { confirmAddress } from '@/lib/people/account/confirmed-address'
import { lockAccount } from '@/lib/people/account/lock-account'
import { hashPassword, type NewPassword } from '@/lib/people/account/password'
import { passwordDigest } from '@/lib/people/account/password-digest'
import { setPassword } from '@/lib/people/account/reset-password'
import { startCoordinating } from '@/lib/people/organization/membership/make-coordinator'
import { db, type Transaction } from '@/lib/platform/db'
import { hashSecret } from '@/lib/platform/secret'
import { systemWorld, type World } from '@/lib/platform/world'
import { findLiveInvitation, type LiveInvitation } from './invitations'

export type InvitationAccepted =
  | { ok: true; organizationId: string }
  | { ok: false; reason: 'link-unusable' | 'sign-in' }

/**
 * A person with a confirmed address accepts while signed in. Anyone else sets a new password by the link, which ends
 * the sessions: a stranger may have registered the address. The link then confirms it.
 */
export async function acceptInvitation(
  { token, by }: { token: string; by: Learner | NewPassword },
  world = systemWorld,
): Promise<InvitationAccepted> {
  const tokenHash = hashSecret(token)
  const passwordHash = typeof by === 'string' ? await hashPassword(by) : null
  return db.$transaction(async (tx) => {
    const found = await findLiveInvitation(tx, tokenHash, world.now())
    if (!found) return { ok: false, reason: 'link-unusable' }
    await lockAccount(tx, found.accountId)
    // Read again: it may have been used, or the address confirmed, before the lock.
    const invitation = await findLiveInvitation(tx, tokenHash, world.now())
    if (!invitation) return { ok: false, reason: 'link-unusable' }
    const isOwn = typeof by !== 'string' && by.accountId === invitation.accountId
    if (invitation.isConfirmed ? !isOwn : passwordHash === null) return { ok: false, reason: 'sign-in' }
    const accepted = await accept(tx, invitation, passwordHash, world)
    return accepted ? { ok: true, organizationId: invitation.organizationId } : { ok: false, reason: 'link-unusable' }
  })
}

/** False: it ended at this moment. */
async function accept(
  tx: Transaction,
  { id, accountId, organizationId, isConfirmed, mailed }: LiveInvitation,
  passwordHash: string | null,
  world: World,
): Promise<boolean> {
  const now = world.now()
  const actor = { accountId, role: 'learner' } as const
  const about = { subjectId: accountId, object: `organization:${organizationId}` }
  const live = { id, acceptedAt: null, endedAt: null }
  if ((await tx.invitation.updateMany({ where: live, data: { acceptedAt: now } })).count === 0) return false
  if (!isConfirmed && passwordHash) {
    await setPassword(tx, actor, { accountId, passwordHash }, now)
    const details = { by: 'invitation', passwordSha256: passwordDigest(passwordHash) }
    await record(tx, { action: 'account.password-changed', actor, subjectId: accountId, details }, now)
    const how = mailed ? 'mail' : 'handed-over'
    await confirmAddress(tx, accountId, how, now)
    await record(tx, { action: 'account.address-confirmed', actor, subjectId: accountId, details: { how } }, now)
  }
  await record(tx, { action: 'organization.invitation-accepted', actor, ...about, details: { invitationId: id } }, now)
  return (await startCoordinating(tx, actor, { organizationId, accountId }, world)).ok
}
