import type { Subject } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'

/** One snapshot: otherwise a beat could land between a view and its sum. Never reads reflections, passwords or mail. */
export function readPerson({ accountId }: Subject) {
  return db.$transaction(
    async (tx) => {
      const mine = { where: { accountId } }
      const account = await tx.account.findUniqueOrThrow({
        where: { id: accountId },
        select: { id: true, name: true, createdAt: true },
      })
      const enrollments = await tx.enrollment.findMany({
        ...mine,
        orderBy: { enrolledAt: 'asc' },
        include: { nameConfirmations: { orderBy: { confirmedAt: 'asc' } }, deltaUnits: true },
      })
      const attempts = await tx.attempt.findMany({
        ...mine,
        orderBy: { startedAt: 'asc' },
        include: {
          items: { orderBy: { position: 'asc' }, include: { response: true } },
          submission: true,
          attestation: { include: { identifiers: true } },
        },
      })
      const certificates = await tx.certificate.findMany({
        ...mine,
        orderBy: { issuedAt: 'asc' },
        include: {
          credential: true,
          update: true,
          supersession: true,
          // Only administrators see the reason.
          correction: { select: { correctedAt: true } },
          revocation: { select: { revokedAt: true } },
        },
      })
      return {
        account,
        enrollments,
        attempts,
        certificates,
        completions: await tx.lessonCompletion.findMany({ ...mine, orderBy: { completedAt: 'asc' } }),
        practice: await tx.practiceResponse.findMany({ ...mine, orderBy: { answeredAt: 'asc' } }),
        spacedCases: await tx.spacedCase.findMany({ ...mine, orderBy: { ordinal: 'asc' } }),
        walks: await tx.walk.findMany({
          ...mine,
          orderBy: { startedAt: 'asc' },
          include: { steps: { orderBy: { position: 'asc' } }, end: true },
        }),
        readings: await tx.encounterReading.findMany({ ...mine, orderBy: { readAt: 'asc' } }),
        views: await tx.pageView.findMany({ ...mine, orderBy: { viewedAt: 'asc' } }),
        beats: await tx.beat.findMany({ ...mine, orderBy: { ordinal: 'asc' } }),
        anomalies: await tx.anomaly.findMany({
          ...mine,
          orderBy: { happenedAt: 'asc' },
          include: { dispositions: { orderBy: { disposedAt: 'asc' } } },
        }),
        annotations: await tx.annotation.findMany({ ...mine, orderBy: { annotatedAt: 'asc' } }),
        waivers: await tx.waiver.findMany({ ...mine, orderBy: { waivedAt: 'asc' } }),
        extensions: await tx.extension.findMany({ ...mine, orderBy: { extendedAt: 'asc' } }),
        resets: await tx.reset.findMany({ ...mine, orderBy: { resetAt: 'asc' } }),
        unlocks: await tx.unlock.findMany({ ...mine, orderBy: { unlockedAt: 'asc' } }),
        accommodations: await tx.accommodation.findMany({ ...mine, orderBy: { grantedAt: 'asc' } }),
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: 30_000 },
  )
}

export type PersonRecord = Awaited<ReturnType<typeof readPerson>>
