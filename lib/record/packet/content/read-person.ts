import type { Subject } from '@/lib/people/account/actor'
import { accountsOnRecord } from '@/lib/people/account/on-record'
import { db, type Transaction, useOurTables } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { amendmentsOnRecord } from '@/lib/record/amendment/on-record'
import { anomaliesOnRecord } from '@/lib/record/anomaly/on-record'
import { certificatesOnRecord } from '@/lib/record/certificate/on-record'
import { attendancesOnRecord } from '@/lib/record/classroom/on-record'
import { outsideOnRecord } from '@/lib/record/outside-certificate/on-record'
import { casesOnRecord } from '@/lib/record/spaced-practice/on-record'
import { attemptsOnRecord, grantsOnRecord } from '@/lib/training/attempt/on-record'
import { listUntoldRuns, readingsOnRecord, runsOnRecord } from '@/lib/training/encounter/on-record'
import { enrollmentsOnRecord } from '@/lib/training/enrollment/on-record'
import { completionsOnRecord, practiceOnRecord } from '@/lib/training/lesson/on-record'
import { timeOnRecord } from '@/lib/training/time/on-record'
import { groupByPerson } from './group-by-person'

/** One snapshot: otherwise a beat could land between a view and its sum. */
export function inSnapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const onOurs = async (tx: Transaction) => {
    await useOurTables(tx)
    return work(tx)
  }
  return db.$transaction(onOurs, { isolationLevel: 'RepeatableRead', timeout: 30_000 })
}

/** Never reads reflections, passwords or mail. Errors: not-found. */
export async function readPerson(tx: Transaction, subject: Subject) {
  const recordOf = await readPeople(tx, [subject])
  return {
    ...recordOf(subject),
    practice: await practiceOnRecord(tx, subject),
    spacedCases: await casesOnRecord(tx, subject),
  }
}

export type PersonRecord = Awaited<ReturnType<typeof readPerson>>

/** Reads every row that the log has entries about, with one query per kind of row. */
export async function readPeople(tx: Transaction, subjects: readonly Subject[]) {
  const accounts = new Map((await accountsOnRecord(tx, subjects)).map((one) => [one.id, one]))
  const untoldRuns = await listUntoldRuns(tx, subjects)
  const rows = {
    enrollments: await enrollmentsOnRecord(tx, subjects),
    attempts: await attemptsOnRecord(tx, subjects),
    certificates: await certificatesOnRecord(tx, subjects),
    completions: await completionsOnRecord(tx, subjects),
    runs: await runsOnRecord(tx, subjects),
    readings: await readingsOnRecord(tx, subjects),
    ...(await timeOnRecord(tx, subjects)),
    anomalies: await anomaliesOnRecord(tx, subjects),
    ...(await amendmentsOnRecord(tx, subjects)),
    ...(await grantsOnRecord(tx, subjects)),
    attendances: await attendancesOnRecord(tx, subjects),
    outsideCertificates: await outsideOnRecord(tx, subjects),
  }
  const rowsOf = groupByPerson(rows)
  return ({ accountId }: Subject) => {
    const account = accounts.get(accountId)
    if (!account) throw notFound()
    return { account, untoldRuns, ...rowsOf(accountId) }
  }
}

export type LoggedRecord = ReturnType<Awaited<ReturnType<typeof readPeople>>>
