import { listLoggedAbout } from '@/lib/audit/log/logged-entries'
import type { Operator, Subject } from '@/lib/people/account/actor'
import { countSubjects, everySubject } from '@/lib/people/account/every-subject'
import { orphansOnRecord } from '@/lib/record/certificate/on-record'
import { organizationDifferences } from '@/lib/record/rights/organization-rights'
import { inSnapshot } from './content/read-person'
import { differencesOf, makePersonCaches } from './person-differences'

interface Report {
  /** Called with each sentence as it is found, to keep none in memory. */
  difference(sentence: string): void
  progress(done: number, of: number): void
}

export interface RecordVerdict {
  people: number
  differences: number
}

/** Compares everybody's record with the log, both ways, by the rules of a packet's checker. Only reads. */
export async function verifyRecord(operator: Operator, report: Report): Promise<RecordVerdict> {
  const caches = makePersonCaches()
  const verdict = { people: 0, differences: 0 }
  const addDifferences = (found: readonly string[]) => {
    verdict.differences += found.length
    for (const sentence of found) report.difference(`${sentence}.`)
  }
  const total = await countSubjects(operator)
  for await (const { hasAccount, subjects } of everySubject(operator)) {
    addDifferences(
      hasAccount ? await differencesOf(subjects, caches, { withAccess: true }) : await differencesOfUnknown(subjects),
    )
    verdict.people += subjects.length
    report.progress(verdict.people, Math.max(total, verdict.people))
  }
  for await (const found of organizationDifferences(operator, inSnapshot)) addDifferences(found)
  addDifferences(await differencesOfOrphans())
  return verdict
}

async function differencesOfOrphans(): Promise<string[]> {
  const orphans = await inSnapshot(orphansOnRecord)
  return orphans.map(
    ({ serial, accountId }) => `certificate ${serial} belongs to account ${accountId}, which the record does not have`,
  )
}

async function differencesOfUnknown(subjects: readonly Subject[]): Promise<string[]> {
  const logOf = await inSnapshot((tx) => listLoggedAbout(tx, subjects))
  return subjects.flatMap(({ accountId }) => {
    const { length } = logOf(accountId)
    const sentence = `the log has ${length} entries about it, but the record does not have it`
    return length > 0 ? [`account ${accountId}: ${sentence}`] : []
  })
}
