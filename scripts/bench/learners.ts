import { randomUUID } from 'node:crypto'
import { benchCourse, benchQuiz } from './addresses'
import { byFetch, byForms, callGuard, notPassed, runAttempts } from './attempts'
import { measureBeats } from './beats'
import { Client } from './client'
import { mostMemory } from './memory'
import { measureAnswer, measureColdPage, measurePages } from './pages'
import { report } from './report'
import type { Site } from './site'

const atOnce = 200
/** More than run in parallel, because some pass early and drop out. */
const learners = atOnce + 30

/** A learner who fails a quiz twice has to wait; an unlock after every attempt opens it. */
const unlock = { unitId: 'quiz-indicators', reason: 'A benchmark repeats it.', unlockedAt: new Date('2100-01-01') }

async function makeLearners(url: string): Promise<Client[]> {
  const { enrolled, learner, testPassword } = await import('@/prisma/factories')
  const { loadCatalog } = await import('@/lib/content/course/catalog/load')
  const { db } = await import('@/lib/platform/db')
  const { courses } = await loadCatalog()
  const taken = courses.find(({ slug }) => benchCourse.endsWith(slug))
  if (!taken) throw new Error(`there is no ${benchCourse}`)
  const clients: Client[] = []
  for (let index = 0; index < learners; index += 1) {
    const person = await learner()
    await enrolled(person, taken)
    await db.unlock.create({
      data: { ...unlock, id: randomUUID(), accountId: person.accountId, unlockedById: person.accountId },
    })
    const client = new Client(url)
    await client.signIn(person.email, testPassword)
    clients.push(client)
  }
  return clients
}

/** The cost of an attempt in requests to the empty guarded handler. */
async function measureAttempts(pool: Client[]): Promise<void> {
  const ways = { fetch: { take: byFetch, most: 22 }, 'forms and pages': { take: byForms, most: 40 } }
  for (const [way, { take, most }] of Object.entries(ways)) {
    await runAttempts(pool, benchQuiz, take, { seconds: 3 })
    const guards = await runAttempts(pool, benchQuiz, callGuard, { seconds: 5 })
    const { perSecond, p95 } = await runAttempts(pool, benchQuiz, take)
    const value = `${perSecond.toFixed(1)}/s beside ${guards.perSecond.toFixed(0)}/s, p95 of a step ${p95.toFixed(0)} ms`
    const cost = guards.perSecond / perSecond
    report(`cost of a whole attempt by ${way}, in empty guarded handlers`, value, cost, `<= ${most}`, cost <= most)
  }
}

/** Two hundred at their quizzes at once, without JavaScript. */
async function measureCrowd(pool: Client[], appPid: number): Promise<void> {
  const crowd = notPassed(pool).slice(0, atOnce)
  const most = await mostMemory(appPid, () => runAttempts(crowd, benchQuiz, byForms, { seconds: 15, atOnce }))
  report(`memory of the app, ${atOnce} learners at once`, `${most.toFixed(0)} MB`, null, '<= 400 MB', most <= 400)
}

/** Calls the verb on the site's database with a clock that advances: a page beats three times a minute. */
async function reportBeats(): Promise<void> {
  const { perSecond, p95 } = await measureBeats()
  const value = `${perSecond.toFixed(0)}/s, p95 ${p95.toFixed(0)} ms`
  report('beats of active time, 200 learners, eight at once', value, null, '>= 200/s', perSecond >= 200)
}

export async function measureLearners(site: Site): Promise<void> {
  console.log('Making learners …')
  const pool = await makeLearners(site.url)
  const eight = pool.slice(0, 8)
  console.log('Measuring, about two minutes …')
  const organization = new Client(site.url)
  await organization.signIn('coordinator@demo.example', 'northlight-demo')
  await measurePages(site.url, eight, { organization })
  await measureAnswer(site.url, eight)
  await measureAttempts(pool)
  organization.close()
  await reportBeats()
  await measureColdPage(site.url, eight[0] ?? new Client(site.url))
  await measureCrowd(pool, site.appPids[0] ?? 0)
  for (const client of pool) client.close()
}
