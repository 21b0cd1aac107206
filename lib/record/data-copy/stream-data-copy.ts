import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { DomainError } from '@/lib/platform/error'
import { type RateLimitRule, takeTry } from '@/lib/platform/limit/rate-limit'
import { systemWorld, type World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { Agreement } from '@/lib/record/certificate/agreement'
import { zipOf } from '@/lib/record/packet/zip'
import { dataCopyFiles } from './files'

/** Drawing and signing are heavy. */
const rule: RateLimitRule = { name: 'data-copy', limit: 5, windowMinutes: 60 }

/** A ZIP with everything about the learner, made while it is sent and never stored. Errors: too-many. */
export async function streamDataCopy(
  learner: Learner,
  agrees: Agreement,
  world: World = systemWorld,
): Promise<ReadableStream<Uint8Array>> {
  const at = world.now()
  if (!(await takeTry(rule, learner.accountId, at)))
    throw new DomainError('too-many', 'You downloaded this five times in an hour. Please try again in an hour.')
  const issuer = configuredIssuer()
  const keys = issuer ? [issuer.signer('credential').key.id, issuer.signer('pdf').key.id] : []
  // Logged before anything leaves: an aborted download has still sent a part.
  await db.$transaction((tx) => {
    const entry = { action: 'account.data-downloaded', actor: learner, subjectId: learner.accountId } as const
    return record(tx, { ...entry, details: { keys } }, at)
  })
  return zipOf(dataCopyFiles(learner, agrees, world), { at, finished: async () => {} })
}
