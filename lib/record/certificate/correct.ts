import { record } from '@/lib/audit/log/record'
import { type Administrator, asSubject, type Operator } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { identitySourceOf } from '@/lib/people/single-sign-on/identity-source'
import { db, isUniqueViolation, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import { findPublishedVersion } from '@/lib/training/enrollment/published-version'
import type { Agreement } from './agreement'
import { uncoveredCharacters } from './document/typeface'
import { prepareReplacement } from './prepare-replacement'
import type { CorrectionInput } from './schema'

type Refused = 'revoked' | 'superseded' | 'same-name' | 'unprintable-name' | 'in-dispute'
export type Corrected = { ok: true; serial: string } | { ok: false; reason: Refused }

/** A race added an obstacle: the transaction rolls back. */
class LostRace extends Error {}

/** Errors: not-found. */
export async function correct(
  actor: Administrator | Operator,
  input: CorrectionInput,
  agrees: Agreement,
  world = systemWorld,
): Promise<Corrected> {
  const { name, reason } = input
  const earlier = await db.certificate.findUnique({ where: { serial: input.serial } })
  if (!earlier) throw notFound()
  const refused = await findObstacle(db, earlier.id)
  if (refused) return (await findSame(actor, earlier.id, input)) ?? { ok: false, reason: refused }
  if (earlier.name === name) return { ok: false, reason: 'same-name' }
  if (uncoveredCharacters(name).length > 0) return { ok: false, reason: 'unprintable-name' }

  if (!(await agrees(asSubject(earlier.accountId), world))) return { ok: false, reason: 'in-dispute' }
  const identitySource = await identitySourceOf(db, { accountId: earlier.accountId, name })
  const version = await findPublishedVersion(earlier.courseVersionId)
  const { certificateId, serial, accountId, issuedAt, logged, write, publish } = await prepareReplacement(
    earlier,
    { version, change: { name, identitySource } },
    world,
  )
  try {
    await db.$transaction(async (tx) => {
      // Serializes with a revocation of the same certificate.
      await lockAccount(tx, accountId)
      if (await findObstacle(tx, earlier.id)) throw new LostRace()
      await write(tx)
      // A correction of a certificate that the law superseded is superseded too.
      await query(tx)`
        insert into supersession (certificate_id, course_version_id, superseded_at)
        select ${certificateId}::uuid, course_version_id, superseded_at from supersession
        where certificate_id = ${earlier.id}::uuid`
      const attribution = { correctedAt: issuedAt, correctedById: actor.accountId }
      await tx.correction.create({ data: { certificateId, ...attribution, reason } })
      const object = `certificate:${certificateId}`
      const details = { serial, supersedes: earlier.serial, identitySource, ...logged }
      const about = { subjectId: accountId, object, details, values: { name, 'name.old': earlier.name, reason } }
      await record(tx, { action: 'certificate.corrected', actor, ...about }, issuedAt)
    })
  } catch (error) {
    if (!(error instanceof LostRace || isUniqueViolation(error))) throw error
    const same = await findSame(actor, earlier.id, input)
    return same ?? { ok: false, reason: (await findObstacle(db, earlier.id)) ?? 'superseded' }
  }
  await publish()
  return { ok: true, serial }
}

/** A duplicate submit: the same person corrected it to the same name for the same reason. */
async function findSame(
  actor: Administrator | Operator,
  supersedesId: string,
  { name, reason }: CorrectionInput,
): Promise<Corrected | null> {
  const correction = { is: { correctedById: actor.accountId, reason } }
  const same = await db.certificate.findFirst({ where: { supersedesId, name, correction }, select: { serial: true } })
  return same && { ok: true, serial: same.serial }
}

async function findObstacle(on: Statements, id: string): Promise<'revoked' | 'superseded' | null> {
  const [row] = await query(on)<{ obstacle: 'revoked' | 'superseded' | null }>`
    select case when revoked_at is not null then 'revoked' when replaced_by is not null then 'superseded' end as obstacle
    from current_certificate(now()) where id = ${id}::uuid`
  return row?.obstacle ?? null
}
