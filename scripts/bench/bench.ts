/*
 * npm run bench [-- --sizes] [-- --items]    measures the built app against its budgets, as ratios in one run. `--sizes` fills
 * an organization with 100,000 people, `--items` the item analysis with 100,000 attempts; `--only-items` measures
 * nothing else.
 *
 * Starts a site with its own folder and port.
 */
import { execFileSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../start/config.mjs'
import { byFetch, byForms, mayStart, runAttempts } from './attempts'
import { measureBeats } from './beats'
import { loadCold } from './browser'
import { Client } from './client'
import { measureItems } from './items'
import { compare } from './load'
import { printReport, report } from './report'
import { analyze, makeFolder, type Site, shareDatabaseOf, startSite } from './site'
import { measureSizes } from './size'

const atOnce = 200
/** Some of whom pass before all are needed at once. */
const learners = atOnce + 30
const course = '/learn/law-enforcement'
const lesson = `${course}/what-trafficking-is`
const quiz = `${course}/indicators-quiz`
/** The empty guarded handler. */
const guard = '/api/session'
/** A file in public/ as long as the lesson's document. */
const sameSize = 'bench.html'

function megabytesOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

/** The address of a coordinator's people. */
async function firstOrganization(coordinator: Client): Promise<string> {
  const { location } = await coordinator.send('/manage')
  return location
}

/** Learners who are signed in and enrolled, each with a connection of their own. */
async function makeLearners(url: string): Promise<Client[]> {
  const { enrolled, learner, testPassword } = await import('@/prisma/factories')
  const { loadCatalog } = await import('@/lib/content/course/load')
  const { courses } = await loadCatalog()
  const taken = courses.find(({ slug }) => course.endsWith(slug))
  if (!taken) throw new Error(`there is no ${course}`)
  const clients: Client[] = []
  for (let index = 0; index < learners; index += 1) {
    const person = await learner()
    await enrolled(person, taken)
    const client = new Client(url)
    await client.signIn(person.email, testPassword)
    clients.push(client)
  }
  return clients
}

const signedIn = (eight: Client[], path: string) => eight.map(({ cookie }) => ({ path, headers: { Cookie: cookie } }))

/** Requests a second to a path, as a share of those to the empty guarded handler. */
async function reportPage(url: string, eight: Client[], [what, path, share]: [string, string, number]): Promise<void> {
  const { measured, base, ratio } = await compare(url, {
    measured: signedIn(eight, path),
    base: signedIn(eight, guard),
  })
  const value = `${measured.perSecond.toFixed(0)}/s beside ${base.perSecond.toFixed(0)}/s`
  report(`${what}, beside the empty guarded handler`, value, ratio, `>= ${share}`, ratio >= share)
}

async function measurePages(url: string, eight: Client[], { organization }: { organization: Client }): Promise<void> {
  const [first] = eight
  if (!first) throw new Error('there are no learners')
  const started = await first.send(`${quiz}/attempts`, { form: {}, json: true })
  const item = `${quiz}/attempts/${JSON.parse(started.body).attemptId}/items/1`
  await reportPage(url, eight, ['lesson', lesson, 0.75])
  await reportPage(url, eight, ['course outline', course, 0.3])
  await reportPage(url, eight, ['quiz', quiz, 0.3])
  await reportPage(url, [first], ['quiz item, one learner', item, 0.3])
  await reportPage(
    url,
    [organization],
    ['coordinator’s people, one coordinator', await firstOrganization(organization), 0],
  )
  const { measured, base, ratio } = await compare(url, {
    measured: signedIn(eight, lesson),
    base: eight.map(() => ({ path: `/${sameSize}` })),
  })
  const value = `${measured.perSecond.toFixed(0)}/s beside ${base.perSecond.toFixed(0)}/s`
  report('lesson, beside a public file of its size', value, ratio, '>= 0.22', ratio >= 0.22)
}

/** Returns the requests a second of the empty guarded handler. */
async function measureAnswer(url: string, eight: Client[]): Promise<number> {
  const open = await Promise.all(eight.map((client) => client.send(`${quiz}/attempts`, { form: {}, json: true })))
  const { measured, base, ratio } = await compare(url, {
    measured: eight.map(({ cookie }, index) => ({
      path: `${quiz}/attempts/${JSON.parse(open[index]?.body ?? '').attemptId}/responses`,
      headers: { Cookie: cookie, Accept: 'application/json' },
      form: { position: String(index + 1), value: 'a' },
    })),
    base: signedIn(eight, guard),
  })
  const value = `${measured.perSecond.toFixed(0)}/s beside ${base.perSecond.toFixed(0)}/s`
  report('answer by fetch, beside the empty guarded handler', value, ratio, '>= 0.5', ratio >= 0.5)
  const slower = measured.p95 / base.p95
  const times = `${measured.p95.toFixed(0)} ms beside ${base.p95.toFixed(0)} ms`
  report('answer by fetch, p95, eight learners', times, slower, '<= 4', slower <= 4)
  return base.perSecond
}

/** The cost of an attempt in requests to the empty guarded handler. */
async function measureAttempts(pool: Client[], guardPerSecond: number): Promise<void> {
  const ways = { fetch: { take: byFetch, most: 22 }, 'forms and pages': { take: byForms, most: 40 } }
  for (const [way, { take, most }] of Object.entries(ways)) {
    await runAttempts(pool, quiz, take, { seconds: 3 })
    const { perSecond, p95 } = await runAttempts(pool, quiz, take)
    const value = `${perSecond.toFixed(1)}/s, p95 of a step ${p95.toFixed(0)} ms`
    const cost = guardPerSecond / perSecond
    report(`cost of a whole attempt by ${way}, in empty guarded handlers`, value, cost, `<= ${most}`, cost <= most)
  }
}

/** The most that the app holds during some work, in megabytes. */
async function mostMemory(appPid: number, work: () => Promise<unknown>): Promise<number> {
  let most = megabytesOf(appPid)
  const watch = setInterval(() => {
    most = Math.max(most, megabytesOf(appPid))
  }, 250)
  await work().finally(() => clearInterval(watch))
  return most
}

/** Two hundred at their quizzes at once, without JavaScript. */
async function measureCrowd(pool: Client[], appPid: number): Promise<void> {
  const crowd = mayStart(pool).slice(0, atOnce)
  const most = await mostMemory(appPid, () => runAttempts(crowd, quiz, byForms, { seconds: 15, atOnce }))
  report(`memory of the app, ${atOnce} learners at once`, `${most.toFixed(0)} MB`, null, '<= 400 MB', most <= 400)
}

async function measurePage(url: string, client: Client): Promise<void> {
  const { bytes, requests, foreign } = await loadCold(url, lesson, client.cookie)
  const value = `${(bytes / 1000).toFixed(0)} kB in ${requests} requests`
  report('lesson, cold load in a browser', value, null, '<= 60 kB', bytes <= 60_000)
  report('lesson, requests to other hosts', String(foreign.length), null, '0', foreign.length === 0)
}

/** The verb on the site's database, with the clock of its world moved on: a page beats three times a minute. */
async function reportBeats(): Promise<void> {
  const { perSecond, p95 } = await measureBeats()
  const value = `${perSecond.toFixed(0)}/s, p95 ${p95.toFixed(0)} ms`
  report('beats of active time, 200 learners, eight at once', value, null, '>= 200/s', perSecond >= 200)
}

async function measureLearners(site: Site): Promise<void> {
  console.log('Making learners …')
  const pool = await makeLearners(site.url)
  const eight = pool.slice(0, 8)
  console.log('Measuring, about two minutes …')
  const organization = new Client(site.url)
  await organization.signIn('coordinator@demo.example', 'northlight-demo')
  await measurePages(site.url, eight, { organization })
  await measureAttempts(pool, await measureAnswer(site.url, eight))
  organization.close()
  await reportBeats()
  await measurePage(site.url, eight[0] ?? new Client(site.url))
  await measureCrowd(pool, site.appPid)
  for (const client of pool) client.close()
}

async function writeSameSize(url: string): Promise<void> {
  const client = new Client(url)
  await client.signIn('learner@demo.example', 'northlight-demo')
  const { body } = await client.send(lesson)
  await writeFile(path.join(root, 'public', sameSize), body)
  client.close()
}

const { folder, remove } = await makeFolder()
try {
  console.log('Starting a site of its own (this builds what is stale) …')
  let site = await startSite(folder)
  try {
    // Next lists public/ when it starts.
    await writeSameSize(site.url)
    await site.stop()
    site = await startSite(folder)
    const { startSeconds } = site
    report('second start', `${startSeconds.toFixed(1)} s`, null, '<= 5 s', startSeconds <= 5)
    const { migrationUrl } = shareDatabaseOf(site, folder)
    if (!process.argv.includes('--only-items')) await measureLearners(site)
    if (process.argv.some((argument) => argument.endsWith('-items'))) {
      console.log('Filling in 100,000 attempts of 20 responses …')
      const { countSeconds, pageP95 } = await measureItems(site, migrationUrl)
      report('counting 100,000 attempts for the first time', `${countSeconds.toFixed(0)} s`, null, '', true)
      report(
        'item analysis with 500 more to count, p95',
        `${pageP95.toFixed(0)} ms`,
        null,
        '<= 1000 ms',
        pageP95 <= 1000,
      )
    }
    if (process.argv.includes('--sizes')) {
      console.log('Filling an organization with 1,000 and then 100,000 people …')
      const { flatness, exportSeconds, exportGrowth } = await measureSizes(site, {
        memory: {
          now: () => megabytesOf(site.appPid),
          most: (work) => mostMemory(site.appPid, work),
        },
        analyze: () => analyze(migrationUrl),
      })
      for (const [what, ratio] of Object.entries(flatness)) {
        report(`${what}, 100,000 people beside 1,000`, '', ratio, '<= 1.5', ratio <= 1.5)
      }
      const value = `${exportSeconds.toFixed(0)} s, the app grew by ${exportGrowth.toFixed(0)} MB`
      report('export of 100,000 people', value, null, '<= 50 MB', exportGrowth <= 50)
    }
    const { db } = await import('@/lib/platform/db')
    await db.$disconnect()
  } finally {
    await site.stop()
  }
} finally {
  await remove()
  await rm(path.join(root, 'public', sameSize), { force: true })
}

printReport()
