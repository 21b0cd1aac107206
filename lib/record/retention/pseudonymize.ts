import { eraseIdentity } from '@/lib/audit/log/erase-identity'
import { record } from '@/lib/audit/log/record'
import { removeEvaluationsOf } from '@/lib/measurement/evaluation/remove-evaluations-of'
import { system } from '@/lib/people/account/actor'
import { replaceIdentity } from '@/lib/people/account/replace-identity'
import { removeLinksOf } from '@/lib/people/address/remove-links-of'
import { endGrantsOf } from '@/lib/people/auditor/end-grants-of'
import { clearMailOf } from '@/lib/people/mail/clear-mail-of'
import { removeInvitationsOf } from '@/lib/people/member-invitation/remove-old-invitations'
import { pseudonymizeMemberships } from '@/lib/people/organization/membership/pseudonymize-memberships'
import { endInvitationsOf } from '@/lib/people/role/end-invitations-of'
import { renameSubject } from '@/lib/people/single-sign-on/rename-subject'
import { removeSuggestionsOf } from '@/lib/people/suggestion/remove-suggestions-of'
import { query, type Transaction } from '@/lib/platform/db'
import { removeOutsideFilesOf } from '@/lib/record/outside-certificate/remove-outside-files-of'
import { removeLateNotesOf } from '@/lib/training/assignment/remove-late-notes-of'
import { removeAllReflections } from '@/lib/training/encounter/remove-reflection'

/** No-op unless the account is closed, still has its name, and is under no hold. Call with the retention lock. */
export async function pseudonymize(tx: Transaction, accountId: string, now: Date): Promise<boolean> {
  const [account] = await query(tx)<{ emailKey: string }>`
    select email_key as "emailKey" from named_closure n where account_id = ${accountId}::uuid
      and not exists (select from held_account h where h.account_id = n.account_id)`
  if (!account) return false
  const { name, passwordSha256 } = await replaceIdentity(tx, accountId, now)
  await pseudonymizeMemberships(tx, { accountId, name })
  await renameSubject(tx, { accountId, name })
  await removeLinksOf(tx, accountId)
  await endInvitationsOf(tx, accountId, now)
  await removeInvitationsOf(tx, accountId, now)
  await endGrantsOf(tx, { accountId }, now)
  await removeSuggestionsOf(tx, accountId)
  await removeAllReflections(tx, accountId)
  await removeEvaluationsOf(tx, accountId)
  await removeLateNotesOf(tx, accountId)
  await removeOutsideFilesOf(tx, accountId)
  const mails = await clearMailOf(tx, accountId, now)
  const values = await eraseIdentity(tx, accountId, account.emailKey, now)
  const entry = { action: 'account.pseudonymized', actor: system, subjectId: accountId } as const
  await record(tx, { ...entry, details: { mails, values, passwordSha256 } }, now)
  return true
}

/** Accounts that a hold kept when they were closed, and those closed before there were pseudonyms. */
export async function pseudonymizeClosed(tx: Transaction, now: Date): Promise<number> {
  const closed = await query(tx)<{ accountId: string }>`
    select account_id::text as "accountId" from named_closure n
    where not exists (select from held_account h where h.account_id = n.account_id) limit 20`
  for (const { accountId } of closed) await pseudonymize(tx, accountId, now)
  return closed.length
}
