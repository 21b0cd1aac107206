import { benchCourse, benchQuiz, guard, lesson, sameSize } from './addresses'
import { loadCold } from './browser'
import type { Client } from './client'
import { compare } from './load'
import { report } from './report'

async function firstOrganization(coordinator: Client): Promise<string> {
  const { location } = await coordinator.send('/manage')
  return location
}

const signedIn = (eight: Client[], path: string, more: Record<string, string> = {}) =>
  eight.map(({ cookie }) => ({ path, headers: { Cookie: cookie, ...more } }))

/** As browsers ask. */
const compressed = { 'Accept-Encoding': 'gzip, deflate, br' }

/** Requests a second to a path, as a share of those to the empty guarded handler. */
async function reportPage(url: string, eight: Client[], [what, path, share]: [string, string, number]): Promise<void> {
  const { measured, base, ratio } = await compare(url, {
    measured: signedIn(eight, path, compressed),
    base: signedIn(eight, guard, compressed),
  })
  const value = `${measured.perSecond.toFixed(0)}/s beside ${base.perSecond.toFixed(0)}/s`
  report(`${what}, beside the empty guarded handler`, value, ratio, `>= ${share}`, ratio >= share)
}

export async function measurePages(
  url: string,
  eight: Client[],
  { organization }: { organization: Client },
): Promise<void> {
  const [first] = eight
  if (!first) throw new Error('there are no learners')
  const started = await first.send(`${benchQuiz}/attempts`, { form: {}, json: true })
  const item = `${benchQuiz}/attempts/${JSON.parse(started.body).attemptId}/items/1`
  await reportPage(url, eight, ['lesson', lesson, 0.75])
  await reportPage(url, eight, ['course outline', benchCourse, 0.3])
  await reportPage(url, eight, ['quiz', benchQuiz, 0.3])
  await reportPage(url, [first], ['quiz item, one learner', item, 0.3])
  await reportPage(
    url,
    [organization],
    ['coordinator’s people, one coordinator', `${await firstOrganization(organization)}/people`, 0],
  )
  const { measured, base, ratio } = await compare(url, {
    measured: signedIn(eight, lesson),
    base: eight.map(() => ({ path: `/${sameSize}` })),
  })
  const value = `${measured.perSecond.toFixed(0)}/s beside ${base.perSecond.toFixed(0)}/s`
  report('lesson, beside a public file of its size', value, ratio, '>= 0.22', ratio >= 0.22)
}

export async function measureAnswer(url: string, eight: Client[]): Promise<void> {
  const open = await Promise.all(eight.map((client) => client.send(`${benchQuiz}/attempts`, { form: {}, json: true })))
  const { measured, base, ratio } = await compare(url, {
    measured: eight.map(({ cookie }, index) => ({
      path: `${benchQuiz}/attempts/${JSON.parse(open[index]?.body ?? '').attemptId}/responses`,
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
}

export async function measureColdPage(url: string, client: Client): Promise<void> {
  const { bytes, requests, foreign } = await loadCold(url, lesson, client.cookie)
  const value = `${(bytes / 1000).toFixed(0)} kB in ${requests} requests`
  report('lesson, cold load in a browser', value, null, '<= 60 kB', bytes <= 60_000)
  report('lesson, requests to other hosts', String(foreign.length), null, '0', foreign.length === 0)
}
