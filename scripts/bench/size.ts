import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Coordinator } from '@/lib/people/account/actor'
import { Client, median } from './client'
import { cpuNow, type Processes } from './cpu'
import { fill, fillRules } from './fill'
import type { Site } from './site'

const sizes = [1000, 10_000, 100_000]
const rounds = 7
/** A request slower than this many milliseconds is not repeated. */
const slow = 2000

/** CPU milliseconds of the app and Postgres together for each request; by its name, then by size. */
type SizeCosts = Map<string, number[]>

/** In megabytes. */
interface Memory {
  now(): number
  most(work: () => Promise<unknown>): Promise<number>
}

const totalOf = (processes: Processes) => {
  const { app, database } = cpuNow(processes)
  return app + database
}

async function costOf(processes: Processes, client: Client, to: string): Promise<number> {
  const costs: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const before = totalOf(processes)
    const { status } = await client.send(to)
    if (status !== 200) throw new Error(`${to} answers ${status}`)
    const cost = totalOf(processes) - before
    if (round >= 0 || cost > slow) costs.push(cost)
    if (cost > slow) break
  }
  return median(costs)
}

/** Two hundred people of the organization with a new hire date, as a coordinator checks and saves them. */
async function importCosts(coordinator: Coordinator, round: number): Promise<Record<string, number>> {
  const { parseTable } = await import('@/lib/people/import/parse-table')
  const { guessColumns } = await import('@/lib/people/import/columns')
  const { checkImport } = await import('@/lib/people/import/plan-import')
  const { applyImport } = await import('@/lib/people/import/apply-import')
  const check: number[] = []
  const save: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const lines = Array.from({ length: 200 }, (_, n) => `bench-${n + 1}@test.example,20${10 + turn}-0${round + 1}-01`)
    const parsed = await parseTable(['Email,Hire date', ...lines].join('\n'))
    if (!parsed.ok) throw new Error(parsed.reason)
    const { table } = parsed
    const draft = { table, mapping: guessColumns(table.header, null), nameStyle: 'tidied' } as const
    const began = performance.now()
    const { digest } = await checkImport(coordinator, draft)
    const checked = performance.now()
    const saved = await applyImport(coordinator, { draft, digest })
    if (!saved.ok || saved.changed !== 200) throw new Error(`the import saved ${JSON.stringify(saved)}`)
    check.push(checked - began)
    save.push(performance.now() - checked)
  }
  return { 'check an import of 200 people (ms)': median(check), 'save it (ms)': median(save) }
}

function pagesOf(here: string, { cohortId, assignmentId, serial }: Record<string, string>): Record<string, string> {
  return {
    desk: here,
    'list of people': `${here}/people`,
    'people, certified': `${here}/people?state=certified`,
    'people, revoked': `${here}/people?state=revoked`,
    'people, a common search': `${here}/people?q=sample`,
    'people, a rare search': `${here}/people?q=B-777`,
    'people, a search without a match': `${here}/people?q=zebra`,
    'people, a state without a match': `${here}/people?state=superseded`,
    'export of a cohort': `${here}/people.csv?cohort=${cohortId}`,
    'compliance grid': `${here}/compliance`,
    'grid, due': `${here}/compliance?state=due`,
    'grid, a state without a match': `${here}/compliance?state=waived`,
    'shares by mandate': `${here}/compliance/shares`,
    'time flags': `${here}/anomalies`,
    'classroom sessions': `${here}/classroom`,
    divisions: `${here}/divisions`,
    assignments: `${here}/assignments`,
    'planned reminders': `${here}/assignments/${assignmentId}`,
    'verify page': `/verify/${serial}`,
  }
}

async function exportAll(client: Client, to: string, people: number, memory: Memory) {
  const before = memory.now()
  const began = performance.now()
  const most = await memory.most(async () => {
    const { status, body } = await client.send(to)
    const lines = body.trimEnd().split('\n').length
    if (status !== 200 || (to.endsWith('.csv') && lines !== people + 1))
      throw new Error(`the export has ${lines} lines and status ${status}`)
  })
  return { seconds: (performance.now() - began) / 1000, growth: most - before }
}

export interface SizeFigures {
  costs: SizeCosts
  /** Exports of the whole organization, at the largest size. */
  exports: { name: string; seconds: number; growth: number }[]
}

/** The same pages of one organization with 1,000, 10,000, and 100,000 people. */
export async function measureSizes(
  site: Site,
  { memory, analyze, databaseFolder }: { memory: Memory; analyze: () => Promise<void>; databaseFolder: string },
): Promise<SizeFigures> {
  const { cohort, organization, testPassword } = await import('@/prisma/factories')
  const { db } = await import('@/lib/platform/db')
  const { account, coordinator } = await organization()
  const { cohortId } = await cohort(coordinator)
  const { serial } = await db.certificate.findFirstOrThrow({ where: { account: { email: 'certified@demo.example' } } })
  const assignmentId = await fillRules(coordinator)
  const client = new Client(site.url)
  await client.signIn(account.email, testPassword)
  const postmaster = Number.parseInt(readFileSync(path.join(databaseFolder, 'postmaster.pid'), 'utf8'), 10)
  const processes = { app: site.appPids, postmaster }
  const here = `/manage/${coordinator.organizationId}`
  const place = { coordinator, cohortId, serial }
  const costs: SizeCosts = new Map()
  const keep = (name: string, value: number) => costs.set(name, [...(costs.get(name) ?? []), value])
  const exports: SizeFigures['exports'] = []
  let filled = 0
  for (const [round, size] of sizes.entries()) {
    await fill(place, { from: filled + 1, to: size })
    await analyze()
    filled = size
    for (const [name, to] of Object.entries(pagesOf(here, { cohortId, assignmentId, serial })))
      keep(name, await costOf(processes, client, to))
    for (const [name, value] of Object.entries(await importCosts(coordinator, round))) keep(name, value)
    for (const file of ['people.csv', 'compliance.csv']) {
      await exportAll(client, `${here}/${file}`, size, memory)
      const { seconds, growth } = await exportAll(client, `${here}/${file}`, size, memory)
      keep(`${file}, 1,000 lines (ms)`, (seconds / size) * 1_000_000)
      if (size === sizes.at(-1)) exports.push({ name: file, seconds, growth })
    }
  }
  client.close()
  return { costs, exports }
}
