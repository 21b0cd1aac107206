import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { inRoot } from '../start/config.mjs'
import { findRunning } from '../start/postgres.mjs'
import { Client, median } from './client'
import { costPassword, rememberEmail, runWork, type Work, works } from './cost-work'
import { type Cpu, cpuNow, type Processes } from './cpu'
import { makeBenchFolder, startSite } from './site'

const learners = 40
/** Rounds that don't count: until then, V8 compiles most of the code. */
const warmUps = 3
const rounds = 5

interface Measured {
  title: string
  processes: Processes
  perSecond: Map<string, number[]>
  clients: Client[]
  works: Work[]
  statements: Map<string, number>
  costs: Map<string, Cpu[]>
}

/** CPU per request with one process and with two, beside another built checkout and bare Node, in alternating rounds. */
export async function measureCosts(against: string | undefined): Promise<void> {
  const other = against ? [{ title: 'the other', tree: path.resolve(against), processes: 1 }] : []
  const own = [1, 2].map((processes) => ({ title: `this, ${processes}`, tree: inRoot(), processes }))
  const undo: Undo = []
  const sites: Measured[] = []
  try {
    for (const each of [...other, ...own]) {
      const site = await openSite(each, undo)
      if (sites.length === 0) sites.push(await openBare(site.databaseUrl, site.processes.postmaster, undo))
      sites.push(site)
    }
    for (let round = 0; round < warmUps + rounds; round += 1) {
      for (const site of sites) await measureRound(site, round >= warmUps)
    }
    printCosts(sites)
  } finally {
    for (const each of undo.reverse()) await each()
  }
}

async function measureRound(site: Measured, counts: boolean): Promise<void> {
  const { works, clients, processes, costs, perSecond } = site
  for (const work of works) {
    const before = cpuNow(processes)
    const began = performance.now()
    const sent = await runWork(work, clients)
    const seconds = (performance.now() - began) / 1000
    const after = cpuNow(processes)
    if (!counts) continue
    perSecond.set(work.name, [...(perSecond.get(work.name) ?? []), sent / seconds])
    const cost = { app: (after.app - before.app) / sent, database: (after.database - before.database) / sent }
    costs.set(work.name, [...(costs.get(work.name) ?? []), cost])
  }
}

type Undo = (() => Promise<unknown>)[]

interface Opened {
  title: string
  tree: string
  processes: number
}

async function openSite({ title, ...how }: Opened, undo: Undo): Promise<Measured & { databaseUrl: string }> {
  const { folder, remove } = await makeBenchFolder()
  undo.push(remove)
  const site = await startSite(folder, how)
  undo.push(site.stop)
  const place = path.join(folder, 'demo')
  const running = findRunning(place)
  if (!running) throw new Error('The database of the app cannot be found.')
  const postmaster = Number.parseInt(readFileSync(path.join(place, 'postgres', 'postmaster.pid'), 'utf8'), 10)
  const owner = new pg.Client({ connectionString: running.migrationUrl })
  await owner.connect()
  undo.push(() => owner.end())
  const clients = await makeClients(owner, site.url)
  const statements = await countStatements(owner, path.join(place, 'database.log'), clients[0] as Client)
  const processes = { app: site.appPids, postmaster }
  const measured = { perSecond: new Map(), costs: new Map() }
  return { title, processes, clients, works, statements, ...measured, databaseUrl: running.migrationUrl }
}

async function openBare(url: string, postmaster: number, undo: Undo): Promise<Measured> {
  const child = spawn(process.execPath, [inRoot('scripts', 'bench', 'bare.mjs'), url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  undo.push(async () => child.kill())
  const [port] = await once(child.stdout, 'data')
  const clients = Array.from({ length: learners }, () => new Client(`http://127.0.0.1:${String(port).trim()}`))
  const bare = (name: string, address: string): Work => ({
    name,
    times: 10,
    async send(client) {
      await client.send(address)
    },
  })
  const works = [bare('bare Node', '/'), bare('bare Node, one read', '/read'), bare('bare Node, one write', '/write')]
  const processes = { app: [child.pid ?? 0], postmaster }
  const statements = new Map(works.map(({ name }, index) => [name, index > 0 ? 1 : 0]))
  return { title: 'bare', processes, clients, works, statements, perSecond: new Map(), costs: new Map() }
}

/** By SQL, with the demonstration's password, so that it works with checkouts of other versions. */
async function makeClients(owner: pg.Client, url: string): Promise<Client[]> {
  await owner.query(`
    insert into account (id, name, email, email_key, password_hash, created_at)
    select gen_random_uuid(), 'Sample Person', 'cost-' || n || '@test.example', 'cost-' || n || '@test.example',
      a.password_hash, now()
    from generate_series(1, ${learners}) n, account a
    where a.email_key = 'learner@demo.example'`)
  await owner.query(`
    insert into enrollment (id, account_id, course_id, course_version_id, enrolled_at)
    select gen_random_uuid(), a.id, v.course_id, v.id, now()
    from account a, (select id, course_id from course_version where course_id = 'law-enforcement' limit 1) v
    where a.email like 'cost-%'`)
  await owner.query(`
    insert into unlock (id, account_id, unit_id, reason, unlocked_at, unlocked_by_id)
    select gen_random_uuid(), id, 'quiz-indicators', 'A benchmark repeats it.', '2100-01-01', id
    from account where email like 'cost-%'`)
  const clients: Client[] = []
  for (let number = 1; number <= learners; number += 1) {
    const client = new Client(url)
    rememberEmail(client, `cost-${number}@test.example`)
    await client.signIn(`cost-${number}@test.example`, costPassword)
    clients.push(client)
  }
  return clients
}

/** Each is one round trip. The fewest of three requests, since the worker also sends some. */
async function countStatements(owner: pg.Client, log: string, client: Client): Promise<Map<string, number>> {
  const logged = async (level: string) => {
    await owner.query(`alter system set log_statement = '${level}'`)
    await owner.query('select pg_reload_conf()')
    await owner.query('select pg_sleep(0.2)')
  }
  const count = () => readFileSync(log, 'utf8').match(/LOG: {2}(?:execute|statement)/g)?.length ?? 0
  const fewest = new Map<string, number>()
  await logged('all')
  for (let time = 0; time < 3; time += 1) {
    for (const work of works) {
      const before = count()
      await work.send(client, time)
      fewest.set(work.name, Math.min(count() - before, fewest.get(work.name) ?? Number.POSITIVE_INFINITY))
    }
  }
  await logged('none')
  return fewest
}

function printCosts(sites: Measured[]): void {
  console.log(['request', 'tree', 'statements', 'app ms', 'database ms', 'app ms, least', 'per second'].join('\t'))
  for (const name of new Set(sites.flatMap((site) => site.works.map((work) => work.name)))) {
    for (const { title, statements, costs, perSecond } of sites) {
      const seen = costs.get(name)
      if (!seen) continue
      const app = seen.map((one) => one.app)
      const database = median(seen.map((one) => one.database))
      const numbers = [median(app), database, Math.min(...app), median(perSecond.get(name) ?? [])]
      console.log([name, title, statements.get(name), ...numbers.map((number) => number.toFixed(2))].join('\t'))
    }
  }
}
