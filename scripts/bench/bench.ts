/*
 * npm run bench [-- --second-start] [-- --sizes] [-- --items]    what product.md's budgets say, measured on the built app,
 * as ratios in one run; `--sizes` fills an organization with a hundred thousand people, `--items` the analysis of items
 * with a hundred thousand attempts. `--only-items` measures nothing else.
 *
 * Starts a site of its own with a folder and a port of its own; nothing depends on what it prints.
 */
import { execFileSync } from 'node:child_process'
import { byFetch, byForms, mayStart, runAttempts } from './attempts'
import { measureBeats } from './beats'
import { loadCold } from './browser'
import { Client } from './client'
import { measureItems } from './items'
import { compare } from './load'
import { printReport, report } from './report'
import { analyze, makeFolder, type Site, shareDatabaseOf, startSite } from './site'
import { measureSizes } from './size'

/** Moodle 4.5 on two cores: whole attempts a second with eight learners. */
const moodleAttempts = 4
const atOnce = 200
/** Some of whom pass before all are needed at once. */
const learners = atOnce + 30
const course = '/learn/law-enforcement'
const lesson = `${course}/what-trafficking-is`
const quiz = `${course}/indicators-quiz`

function megabytesOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
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

async function measureLesson(url: string, eight: Client[]): Promise<void> {
  const bases = { 'a plain static page': '/about', 'a static page nearer its size': '/sources' }
  for (const [what, path] of Object.entries(bases)) {
    const { measured, base, ratio } = await compare(url, {
      measured: eight.map(({ cookie }) => ({ path: lesson, headers: { Cookie: cookie } })),
      base: eight.map(() => ({ path })),
    })
    const value = `${measured.perSecond.toFixed(0)}/s beside ${base.perSecond.toFixed(0)}/s`
    report(`lesson behind sign-in, beside ${what}`, value, ratio, '>= 0.6', ratio >= 0.6)
  }
}

async function measureAnswer(url: string, eight: Client[]): Promise<void> {
  const open = await Promise.all(eight.map((client) => client.send(`${quiz}/attempts`, { form: {}, json: true })))
  const { measured, base, ratio } = await compare(url, {
    measured: eight.map(({ cookie }, index) => ({
      path: `${quiz}/attempts/${JSON.parse(open[index]?.body ?? '').attemptId}/responses`,
      headers: { Cookie: cookie, Accept: 'application/json' },
      form: { position: String(index + 1), value: 'a' },
    })),
    base: eight.map(({ cookie }) => ({ path: '/api/session', headers: { Cookie: cookie } })),
  })
  const value = `${measured.perSecond.toFixed(0)}/s beside ${base.perSecond.toFixed(0)}/s`
  report('answer by fetch, beside the emptiest guarded handler', value, ratio, '>= 0.4', ratio >= 0.4)
  report('answer by fetch, p95, eight learners', `${measured.p95.toFixed(0)} ms`, null, '<= 60 ms', measured.p95 <= 60)
}

async function measureAttempts(pool: Client[]): Promise<void> {
  const ways = { fetch: { take: byFetch, times: 10 }, 'forms and pages': { take: byForms, times: 4 } }
  for (const [way, { take, times }] of Object.entries(ways)) {
    await runAttempts(pool, quiz, take, { seconds: 3 })
    const { perSecond, p95 } = await runAttempts(pool, quiz, take)
    const value = `${perSecond.toFixed(1)}/s, p95 of a step ${p95.toFixed(0)} ms`
    const ratio = perSecond / moodleAttempts
    report(`whole attempts by ${way}, beside Moodle's`, value, ratio, `>= ${times}`, ratio >= times)
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
  report('lesson, cold load in a browser', value, null, '<= 200 kB', bytes <= 200_000)
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
  await measureLesson(site.url, eight)
  await measureAnswer(site.url, eight)
  await measureAttempts(pool)
  await reportBeats()
  await measurePage(site.url, eight[0] ?? new Client(site.url))
  await measureCrowd(pool, site.appPid)
  for (const client of pool) client.close()
}

const { folder, remove } = await makeFolder()
try {
  console.log('Starting a site of its own (this builds what is stale) …')
  let site = await startSite(folder)
  try {
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
    if (process.argv.includes('--second-start')) {
      await site.stop()
      site = await startSite(folder)
      const { startSeconds } = site
      report('second start', `${startSeconds.toFixed(1)} s`, null, '<= 5 s', startSeconds <= 5)
    }
  } finally {
    await site.stop()
  }
} finally {
  await remove()
}

printReport()
