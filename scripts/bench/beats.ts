import { percentile } from './client'
import type { LoadFigures } from './load'

const people = 200
const atOnce = 8
const seconds = 5

/** The clock advances twenty seconds between a learner's heartbeats, so that each one counts. */
export async function measureBeats(): Promise<LoadFigures> {
  const { enrolled, learner } = await import('@/prisma/factories')
  const { beat } = await import('@/lib/training/time/beat')
  const { openView } = await import('@/lib/training/time/open-view')
  const { loadCatalog } = await import('@/lib/content/course/catalog/load')
  const { lessonsOf } = await import('@/prisma/course-parts')
  const { systemWorld } = await import('@/lib/platform/world')
  const [course] = (await loadCatalog()).courses
  const [lesson] = course ? lessonsOf(course) : []
  if (!course || !lesson) throw new Error('there is no course with a lesson')
  const place = { courseId: course.id, unitId: lesson.id, sessionId: 'bench' }
  const waiting: { time: number; say(): Promise<void> }[] = []
  for (let index = 0; index < people; index += 1) {
    const person = await learner()
    await enrolled(person, course)
    const opened = await openView(person, { ...place, page: 'lesson' })
    if (!opened.ok) throw new Error(opened.reason)
    const one = {
      time: Date.now(),
      async say() {
        one.time += 20_000
        await beat(person, { ...place, token: opened.token }, { ...systemWorld, now: () => new Date(one.time) })
      },
    }
    waiting.push(one)
  }
  const times: number[] = []
  const began = performance.now()
  async function work() {
    while (performance.now() - began < seconds * 1000) {
      const one = waiting.shift()
      if (!one) return
      const began = performance.now()
      await one.say()
      times.push(performance.now() - began)
      waiting.push(one)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { perSecond: times.length / ((performance.now() - began) / 1000), p95: percentile(times, 0.95) }
}
