import { createHash } from 'node:crypto'
import { record } from '@/lib/audit/log/record'
import type { Coordinator, Learner, Subject } from '@/lib/people/account/actor'
import { findFormerLearner } from '@/lib/people/organization/membership/ended-memberships'
import { requireOwnLearner } from '@/lib/people/organization/own-learner'
import { db } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { type Agreement, inDispute } from '@/lib/record/certificate/agreement'
import { buildTranscript } from './build'
import type { Transcript } from './content'
import { withhold } from './withhold'

interface Asked {
  accountId: string
  format: 'pdf' | 'json'
}

/** Logs the transcript's hash. A former learner's ends when they left. Errors: not-found; forbidden (a coordinator's own record); conflict (in dispute). */
export async function downloadTranscript(
  actor: Learner | Coordinator,
  { accountId, format }: Asked,
  agrees: Agreement,
  world = systemWorld,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const { subject, until } = await requireReader(actor, accountId)
  if (!(await agrees(subject, world))) throw inDispute()
  const seenBy = actor.role === 'coordinator' ? actor : null
  const whole = await buildTranscript(subject, { timeZone: actor.timeZone, until, seenBy }, world)
  const transcript = actor.role === 'coordinator' ? withhold(whole, actor.organizationName) : whole
  const bytes = await made(transcript, format, world)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const issuer = configuredIssuer()
  const keys = issuer ? [issuer.signer('credential').key.id] : []
  if (issuer && format === 'pdf') keys.push(issuer.signer('pdf').key.id)
  await db.$transaction((tx) =>
    record(
      tx,
      { action: 'transcript.downloaded', actor, subjectId: accountId, details: { format, sha256, keys } },
      world.now(),
    ),
  )
  return { bytes, sha256 }
}

async function requireReader(
  actor: Learner | Coordinator,
  accountId: string,
): Promise<{ subject: Subject; until: Date | null }> {
  if (actor.role === 'coordinator') {
    const former = accountId === actor.accountId ? null : await findFormerLearner(actor, accountId)
    if (former) return { subject: former.subject, until: former.endedAt }
    return { subject: await db.$transaction((tx) => requireOwnLearner(tx, actor, accountId)), until: null }
  }
  if (actor.accountId !== accountId) throw notFound()
  return { subject: actor, until: null }
}

/** Lazy-loaded: signing and rendering are heavy, and transcripts are rare. */
async function made(transcript: Transcript, format: Asked['format'], world: World): Promise<Uint8Array> {
  const { publishTranscript, sealTranscript } = await import('./publish')
  if (format === 'json') return Buffer.from(await sealTranscript(transcript, world))
  return (await publishTranscript(transcript, world)).pdf
}
