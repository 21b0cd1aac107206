import type { Coordinator } from '@/lib/people/account/actor'
import { Client } from './client'
import { compare } from './load'
import type { Site } from './site'

/** Per page: the cost of a request relative to the empty guarded handler, within the same minute. */
type Costs = Record<string, number>

const sizes = [1000, 100_000]

/** By SQL: verbs would take an hour. Per ten people: 4 not begun, 3 in progress, 1 passed, 2 certified. */
export async function fill(
  place: { organizationId: string; cohortId: string; serial: string },
  { from, to }: { from: number; to: number },
): Promise<void> {
  const { query } = await import('@/lib/platform/db')
  const { organizationId, cohortId, serial } = place
  await query`
    insert into account (id, name, email, email_key, password_hash, created_at)
    select md5('account' || n)::uuid, 'Sample Person ' || n, 'bench-' || n || '@test.example',
      'bench-' || n || '@test.example', 'none', now() from generate_series(${from}::int, ${to}::int) n`
  await query`
    insert into membership (id, organization_id, account_id, role, name_key, started_at)
    select md5('membership' || n)::uuid, ${organizationId}::uuid, md5('account' || n)::uuid, 'learner',
      'sample person ' || n, now() from generate_series(${from}::int, ${to}::int) n`
  await query`
    insert into cohort_member (cohort_id, membership_id, account_id, joined_at)
    select ${cohortId}::uuid, md5('membership' || n)::uuid, md5('account' || n)::uuid, now() from generate_series(${from}::int, ${to}::int) n
    where n <= 30`
  await query`
    insert into enrollment (id, account_id, course_id, course_version_id, enrolled_at)
    select md5('enrollment' || n)::uuid, md5('account' || n)::uuid, c.course_id, c.course_version_id, now()
    from generate_series(${from}::int, ${to}::int) n, certificate c where c.serial = ${serial} and n % 10 > 3`
  await query`
    insert into lesson_completion (id, account_id, unit_id, enrollment_id, course_version_id, completed_at)
    select md5('completion' || n || l.unit_id)::uuid, md5('account' || n)::uuid, l.unit_id,
      md5('enrollment' || n)::uuid, l.course_version_id, now()
    from generate_series(${from}::int, ${to}::int) n, certificate c
    join lesson_completion l on l.account_id = c.account_id where c.serial = ${serial} and n % 10 > 3`
  await query`
    insert into attempt (id, enrollment_id, account_id, course_id, unit_id, ordinal, quiz_role, course_version_id, seed,
      pass_rule, started_at, submitted_at)
    select md5('attempt' || n)::uuid, md5('enrollment' || n)::uuid, md5('account' || n)::uuid, a.course_id, a.unit_id,
      a.ordinal, a.quiz_role, a.course_version_id, a.seed, a.pass_rule, now(), now()
    from generate_series(${from}::int, ${to}::int) n, certificate c
    join attempt a on a.enrollment_id = c.enrollment_id and a.quiz_role = 'final' where c.serial = ${serial} and n % 10 > 6`
  await query`
    insert into submission (attempt_id, submitted_at, raw, max, scaled, passed, objectives, credits)
    select md5('attempt' || n)::uuid, now(), 10, 10, 1, true, '[]', '[]' from generate_series(${from}::int, ${to}::int) n
    where n % 10 > 6`
  await query`
    insert into certificate (id, serial, enrollment_id, account_id, course_id, course_version_id, name, identity_source,
      course_title, edition, law_as_of, hours, snapshot, completed_at, issued_at, expires_at, demonstration)
    select md5('certificate' || n)::uuid,
      regexp_replace(lpad(n::text, 16, '0'), '(.{4})(.{4})(.{4})(.{4})', 'NL-\\1-\\2-\\3-\\4'), md5('enrollment' || n)::uuid, md5('account' || n)::uuid,
      c.course_id, c.course_version_id, 'Sample Person ' || n, c.identity_source, c.course_title, c.edition, c.law_as_of,
      c.hours, c.snapshot, c.completed_at, c.issued_at, c.expires_at, true
    from generate_series(${from}::int, ${to}::int) n, certificate c where c.serial = ${serial} and n % 10 > 7`
}

async function measure(site: Site, coordinator: Client, paths: Record<string, string>): Promise<Costs> {
  const costs: Costs = {}
  const headers = { Cookie: coordinator.cookie }
  for (const [what, path] of Object.entries(paths)) {
    const twice = (one: string) => [0, 1].map(() => ({ path: one, headers }))
    const { ratio } = await compare(site.url, { measured: twice(path), base: twice('/api/session') }, { rounds: 3 })
    costs[what] = 1 / ratio
  }
  return costs
}

async function makeMandate(coordinator: Coordinator): Promise<void> {
  const { addMandate } = await import('@/lib/record/mandate/add-mandate')
  const rule = {
    ...{ title: 'In-service', authority: 'A board', citation: '', minutes: 60, topics: [], firstDays: 30 },
    ...{ cycle: { kind: 'interval' as const, months: 24 }, needsApproval: false, countsClassroom: true },
    courses: [{ courseId: 'law-enforcement', approvalNumber: null, topics: [] }],
  }
  await addMandate(coordinator, { rule, effectiveFrom: '2020-01-01', effectiveUntil: null })
}

/** In megabytes. */
interface Memory {
  now(): number
  most(work: () => Promise<unknown>): Promise<number>
}

/** Seconds per thousand people, and the app's growth in megabytes. */
async function exportAll(coordinator: Client, path: string, people: number, memory: Memory) {
  const before = memory.now()
  const began = performance.now()
  const most = await memory.most(async () => {
    const { status, body } = await coordinator.send(path)
    const lines = body.trimEnd().split('\n').length
    if (status !== 200 || lines !== people + 1) throw new Error(`the export has ${lines} lines and status ${status}`)
  })
  return { perThousand: (performance.now() - began) / people, growth: most - before }
}

export interface SizeFigures {
  /** Per page: the cost at the largest size relative to the smallest. */
  flatness: Record<string, number>
  exportSeconds: number
  /** In megabytes. */
  exportGrowth: number
}

/** The same result pages with 1,000 and 100,000 learners. */
export async function measureSizes(
  site: Site,
  { memory, analyze }: { memory: Memory; analyze: () => Promise<void> },
): Promise<SizeFigures> {
  const { cohort, organization, testPassword } = await import('@/prisma/factories')
  const { db } = await import('@/lib/platform/db')
  const { account, coordinator } = await organization()
  const { cohortId } = await cohort(coordinator)
  const { serial } = await db.certificate.findFirstOrThrow({ where: { account: { email: 'certified@demo.example' } } })
  await makeMandate(coordinator)
  const client = new Client(site.url)
  await client.signIn(account.email, testPassword)
  const here = `/manage/${coordinator.organizationId}`
  const paths = {
    "coordinator's page": `${here}/people`,
    "coordinator's page of the certified": `${here}/people?state=certified`,
    'export of a cohort': `${here}/people.csv?cohort=${cohortId}`,
    'compliance grid': `${here}/compliance`,
    'compliance grid of the people who are due': `${here}/compliance?state=due`,
    'verify page': `/verify/${serial}`,
  }
  const seen: { costs: Costs; perThousand: number; growth: number }[] = []
  let filled = 0
  for (const size of sizes) {
    await fill({ organizationId: coordinator.organizationId, cohortId, serial }, { from: filled + 1, to: size })
    await analyze()
    filled = size
    const costs = await measure(site, client, paths)
    await exportAll(client, `${here}/people.csv`, size, memory)
    seen.push({ costs, ...(await exportAll(client, `${here}/people.csv`, size, memory)) })
  }
  client.close()
  const [small, large] = seen
  if (!small || !large) throw new Error('nothing was measured')
  const flatness = Object.fromEntries(
    Object.keys(paths).map((what) => [what, (large.costs[what] ?? Number.NaN) / (small.costs[what] ?? Number.NaN)]),
  )
  flatness['a line of the whole export'] = large.perThousand / small.perThousand
  return { flatness, exportSeconds: large.perThousand * (filled / 1000), exportGrowth: large.growth }
}
