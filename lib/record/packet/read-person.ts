import type { Subject } from '@/lib/people/account/actor'
import { accountOnRecord } from '@/lib/people/account/on-record'
import { db, type Transaction } from '@/lib/platform/db'
import { amendmentsOnRecord } from '@/lib/record/amendment/on-record'
import { anomaliesOnRecord } from '@/lib/record/anomaly/on-record'
import { certificatesOnRecord } from '@/lib/record/certificate/on-record'
import { casesOnRecord } from '@/lib/record/spaced-practice/on-record'
import { attemptsOnRecord, grantsOnRecord } from '@/lib/training/attempt/on-record'
import { listUntoldRuns, readingsOnRecord, runsOnRecord } from '@/lib/training/encounter/on-record'
import { enrollmentsOnRecord } from '@/lib/training/enrollment/on-record'
import { completionsOnRecord, practiceOnRecord } from '@/lib/training/lesson/on-record'
import { timeOnRecord } from '@/lib/training/time/on-record'

/** One snapshot: otherwise a beat could land between a view and its sum. */
export function inSnapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { isolationLevel: 'RepeatableRead', timeout: 30_000 })
}

/** Never reads reflections, passwords or mail. */
export async function readPerson(tx: Transaction, subject: Subject) {
  return {
    account: await accountOnRecord(tx, subject),
    enrollments: await enrollmentsOnRecord(tx, subject),
    attempts: await attemptsOnRecord(tx, subject),
    certificates: await certificatesOnRecord(tx, subject),
    completions: await completionsOnRecord(tx, subject),
    practice: await practiceOnRecord(tx, subject),
    spacedCases: await casesOnRecord(tx, subject),
    runs: await runsOnRecord(tx, subject),
    untoldRuns: await listUntoldRuns(tx, subject),
    readings: await readingsOnRecord(tx, subject),
    ...(await timeOnRecord(tx, subject)),
    anomalies: await anomaliesOnRecord(tx, subject),
    ...(await amendmentsOnRecord(tx, subject)),
    ...(await grantsOnRecord(tx, subject)),
  }
}

export type PersonRecord = Awaited<ReturnType<typeof readPerson>>
