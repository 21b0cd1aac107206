import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { differencesOfRecord } from '@/fixtures/differences-of-record'
import { frozenDatabase, frozenFile, frozenIssuer, goneFrom } from '@/fixtures/frozen'
import { siteTimeZone } from '@/lib/platform/words'

/* The demonstration of the release of 2026-11-28, with signed certificates in every state (docs/decisions/038). */
const frozen = frozenDatabase('2026-11-28')

beforeAll(async () => {
  await frozen.create()
  Object.assign(process.env, frozenIssuer('2026-11-28'))
})
afterAll(frozen.drop)

test('a migration keeps every row, and each file that the release issued is still found valid or not as before', async () => {
  const before = await frozen.everyRow()
  await frozen.migrate()
  expect(goneFrom(before, await frozen.everyRow())).toEqual([])

  const { db } = await import('@/lib/platform/db')
  const { asLearner } = await import('@/lib/people/account/actor')
  const { stillWorld } = await import('@/prisma/factories')
  const { checkFile } = await import('./check-file')
  const { downloadCertificate } = await import('./download-certificate')
  const { credentialForms, downloadCredential } = await import('./download-credential')
  const { findPublicCertificate } = await import('./public-certificate')
  const world = stillWorld('2026-11-28T12:00:00Z')
  const certificates = await db.certificate.findMany({
    include: { document: true, credential: true, account: true },
    orderBy: { issuedAt: 'asc' },
  })
  const states: (string | undefined)[] = []
  for (const { serial, account, document, credential } of certificates) {
    const reader = { learner: asLearner({ ...account, timeZone: siteTimeZone }), shareToken: null, hasFactor: true }
    const { pdf } = await downloadCertificate(reader, { serial }, world)
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(document?.sha256)
    const state = (await findPublicCertificate(serial, world.now()))?.state
    states.push(state)
    expect(await checkFile(pdf, world)).toMatchObject({ state, facts: { serial } })
    for (const form of credential ? credentialForms : []) {
      const bytes = Buffer.from(await downloadCredential(reader, { serial, form }, world))
      if (form === 'json' || form === 'jwt') expect(bytes.toString()).toBe(credential?.[form])
      expect(await checkFile(bytes, world)).toMatchObject({ state, facts: { serial } })
    }
  }
  for (const form of ['svg', 'png']) {
    const badge = await checkFile(readFileSync(frozenFile(`2026-11-28.badge.${form}`)), world)
    const place = certificates.findIndex(({ serial }) => serial === badge.facts?.serial)
    expect(badge).toMatchObject({ form, state: states[place] })
  }
  expect(states.sort()).toEqual(['expired', 'revoked', 'superseded', 'valid', 'valid', 'valid'])

  const { verifyLog } = await import('@/lib/audit/verification/verify-log')
  const { sealLog } = await import('@/lib/audit/tree/seal-log')
  const old = await db.auditCheckpoint.count()
  await sealLog(world)
  expect(await differencesOfRecord()).toEqual([])
  const entries = await db.auditEvent.count()
  expect(await verifyLog()).toMatchObject({
    ok: true,
    entries,
    waiting: 0,
    withoutSubjects: old,
    withoutTree: old,
    firstBad: null,
  })
}, 120_000)

test('a final from before keeps its items, its rule about objectives, and its result', async () => {
  const { db } = await import('@/lib/platform/db')
  const { asLearner } = await import('@/lib/people/account/actor')
  const { score } = await import('@/lib/content/quiz/scoring')
  const { findReview } = await import('@/lib/training/attempt/review')
  const finals = await db.submission.findMany({
    where: { attempt: { quizRole: 'final' } },
    include: { attempt: { include: { enrollment: { include: { account: true } } } } },
  })
  const failedByObjective: string[] = []
  for (const { attemptId, raw, max, passed, objectives, attempt } of finals) {
    const learner = asLearner({ ...attempt.enrollment.account, timeZone: siteTimeZone })
    const review = await findReview(learner, attemptId)
    if (!review) throw new Error(`${attemptId} has no review`)
    expect(review).toMatchObject({
      max: 21,
      raw,
      passed,
      objectives,
      rule: { objectiveMissed: 2, objectiveScore: 0.7 },
    })
    const again = score({ items: review.items, passRule: review.rule })
    expect(again).toMatchObject({ raw, max, passed, objectives })
    if (!passed && review.scaled >= review.rule.masteryScore) failedByObjective.push(attemptId)
  }
  expect(finals.length).toBeGreaterThan(10)
  expect(failedByObjective.length).toBeGreaterThan(0)
}, 120_000)
