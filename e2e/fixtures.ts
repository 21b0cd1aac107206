import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { finalOf } from '@/prisma/course-parts'
import * as make from '@/prisma/factories'
import { oneOfEachKind, startedWith } from './learner/answers'
import { makeWatch, type Watch } from './watch'

export { expect }

const sessionHours = 12

type Kinds = ReturnType<typeof oneOfEachKind>

interface Person {
  accountId: string
}

interface People {
  /** Collects page problems; a test with any fails. */
  watch: Watch
  /** Signs a browser in without its forms; defaults to the test's own browser. */
  signInAs(person: Person, context?: BrowserContext): Promise<void>
  /** Another watched browser, for a second device or person. */
  newDevice(options?: BrowserContextOptions): Promise<BrowserContext>
  newPageAs(person: Person, options?: BrowserContextOptions): Promise<Page>
  /** The course that most specs use. */
  course: Course
  newLearner(person?: { name?: string; email?: string }): Promise<Learner>
  enrolledLearner(course?: Course): Promise<Learner>
  /** A learner who has only the final left to do. */
  readyLearner(course?: Course): Promise<Learner>
  /** Signs in a new learner whose open final has one item of each given interaction; returns all four items. */
  openFinal(
    kinds: (keyof Kinds)[],
    options?: Parameters<typeof startedWith>[3],
  ): Promise<Kinds & { learner: Learner; attemptId: string; address: string }>
  certifiedLearner(course?: Course): Promise<{ learner: Learner; serial: string }>
  /** An organization whose cohort these people have joined. */
  organization(
    ...people: Learner[]
  ): Promise<{ account: Learner; coordinator: Coordinator; code: string; name: string }>
  administrator(): Promise<Learner>
}

/** next-auth's token with the claims that app/_auth/token.ts reads. */
async function sessionCookie(person: Person, baseURL: string) {
  const { accountId, sessionId, version } = await (await import('@/fixtures/opened-session')).openedSession(person)
  const claims = { sub: accountId, sid: sessionId, ver: version }
  const secret = process.env.NEXTAUTH_SECRET ?? ''
  const value = await encode({ token: claims, secret, maxAge: sessionHours * 3600 })
  return { name: 'next-auth.session-token', value, url: baseURL, httpOnly: true, sameSite: 'Lax' as const }
}

export async function courseOf(slug: string): Promise<Course> {
  const course = findCourse(await loadCatalog(), slug)
  if (!course) throw new Error(`there is no course ${slug}`)
  return course
}

async function enrolledLearner(course: Course): Promise<Learner> {
  const learner = await make.learner()
  await make.enrolled(learner, course)
  return learner
}

async function readyLearner(course: Course): Promise<Learner> {
  const learner = await make.learner()
  await make.unitsDone(learner, course, { without: [finalOf(course).id] })
  return learner
}

async function certifiedLearner(course: Course) {
  const learner = await make.learner()
  return { learner, serial: await make.certified(learner, course) }
}

export const test = base.extend<People>({
  watch: async ({ baseURL }, use) => {
    const watch = makeWatch(new URL(baseURL ?? '').origin)
    await use(watch)
    expect(watch.problems, 'no other host, no error in the console').toEqual([])
  },
  context: async ({ context, watch }, use) => {
    watch.over(context)
    await use(context)
  },
  signInAs: async ({ context, baseURL }, use) => {
    await use(async (person, where = context) => where.addCookies([await sessionCookie(person, baseURL ?? '')]))
  },
  newDevice: async ({ browser, watch, contextOptions, javaScriptEnabled, baseURL }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL && { baseURL }),
        javaScriptEnabled: javaScriptEnabled ?? true,
        ...options,
      })
      watch.over(context)
      opened.push(context)
      return context
    })
    for (const context of opened) await context.close()
  },
  newPageAs: async ({ newDevice, signInAs }, use) =>
    use(async (person, options) => {
      const device = await newDevice(options)
      await signInAs(person, device)
      return device.newPage()
    }),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the requested fixtures from the pattern
  course: async ({}, use) => use(await courseOf('law-enforcement')),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  newLearner: async ({}, use) => use((person) => make.learner(person)),
  enrolledLearner: async ({ course }, use) => use((other = course) => enrolledLearner(other)),
  readyLearner: async ({ course }, use) => use((other = course) => readyLearner(other)),
  openFinal: async ({ course, signInAs }, use) =>
    use(async (kinds, options) => {
      const learner = await enrolledLearner(course)
      await signInAs(learner)
      const each = oneOfEachKind(course)
      const items = kinds.map((kind) => each[kind])
      return { ...each, learner, ...(await startedWith(learner, course, items, options)) }
    }),
  certifiedLearner: async ({ course }, use) => use((other = course) => certifiedLearner(other)),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  organization: async ({}, use) =>
    use(async (...people) => {
      const { account, coordinator } = await make.organization()
      const { code } = await make.cohort(coordinator)
      // Joined a week before all of their work: an organization sees nothing earlier.
      const joinedAt = new Date(Date.now() - 7 * 86_400_000).toISOString()
      for (const person of people) await make.joined(person, code, make.stillWorld(joinedAt))
      return { account, coordinator, code, name: coordinator.organizationName }
    }),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  administrator: async ({}, use) => use(async () => (await make.administrator()).account),
})
