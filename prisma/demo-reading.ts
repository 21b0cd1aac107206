import type { Course, Lesson } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { beat } from '@/lib/training/time/beat'
import { openView } from '@/lib/training/time/open-view'
import type { ViewedPage } from '@/lib/training/time/schema'
import type { DemoClock } from './demo-clock'

interface OpenPage {
  page: ViewedPage
  sessionId: string
}

/** Reads a lesson with pages open, in one or several sessions, with heartbeats as app/_client/time.ts sends them. */
export async function readPages(
  person: Learner,
  { course, lesson, pages }: { course: Course; lesson: Lesson; pages: OpenPage[] },
  minutes: number,
  clock: DemoClock,
): Promise<void> {
  const place = { courseId: course.id, unitId: lesson.id }
  const until = clock.now().getTime() + minutes * 60_000
  const open = async ({ page, sessionId }: OpenPage) => {
    const view = await openView(person, { ...place, page, sessionId }, clock)
    if (!view.ok) throw new Error(`${person.email}: ${view.reason}`)
    return { token: view.token, sessionId, due: clock.now().getTime() + view.next * 1000 }
  }
  const passTo = (moment: number) => clock.pass((moment - clock.now().getTime()) / 60_000)
  const views = []
  for (const page of pages) views.push(await open(page))
  for (;;) {
    const [next] = views.sort((a, b) => a.due - b.due)
    if (!next || next.due > until) break
    passTo(next.due)
    const { token, sessionId } = next
    next.due += (await beat(person, { token, sessionId, ...place }, clock)).next * 1000
  }
  passTo(until)
}
