import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { askToConfirm } from '@/lib/people/address/ask-to-confirm'
import { sendsMail } from '@/lib/people/mail/place'
import { rename } from '@/lib/people/organization/membership/rename'
import { db, query } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { listOwnSuggestions } from './queries'
import type { SuggestedField } from './schema'

interface Answer {
  organizationId: string
  field: SuggestedField
  /** The value that the person saw. */
  value: string
  accepts: boolean
}

export type SuggestionAnswered = { ok: true } | { ok: false; reason: 'changed' | 'no-mail' | 'too-many' }

/** A name changes now; a new address gets a link, and changes when the person opens it. */
export async function answerSuggestion(
  learner: Learner,
  answer: Answer,
  { byMail = sendsMail, world = systemWorld }: { byMail?: boolean; world?: World } = {},
): Promise<SuggestionAnswered> {
  const { organizationId, field, value, accepts } = answer
  const found = (await listOwnSuggestions(learner)).some(
    (one) => one.organizationId === organizationId && one.field === field && one.value === value,
  )
  if (!found) return { ok: false, reason: 'changed' }
  // The suggestion stays: no link could be mailed, and an administrator gives one.
  if (accepts && field === 'email' && !byMail) return { ok: false, reason: 'no-mail' }
  // Before the suggestion goes: after a crash between the two, the person can answer again.
  if (accepts && !(await carryOut(learner, field, value, world))) return { ok: false, reason: 'too-many' }
  const now = world.now()
  await db.$transaction(async (tx) => {
    const deleted = await query(tx)`
      delete from suggested_detail
      where account_id = ${learner.accountId}::uuid and organization_id = ${organizationId}::uuid and field = ${field}
        and value = ${value} returning 1`
    if (deleted.length === 0) return
    const about = { actor: learner, subjectId: learner.accountId, object: `organization:${organizationId}` }
    const action = accepts ? 'account.detail-suggestion-accepted' : 'account.detail-suggestion-declined'
    await record(tx, { action, ...about, details: { field }, values: { [field]: value } }, now)
  })
  return { ok: true }
}

async function carryOut(learner: Learner, field: SuggestedField, value: string, world: World): Promise<boolean> {
  if (field === 'email') return (await askToConfirm(learner, { email: value }, world)).ok
  await rename(learner, { name: value }, world)
  return true
}
