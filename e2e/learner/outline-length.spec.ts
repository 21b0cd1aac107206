import { listUnits } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { finalOf } from '@/prisma/course-parts'
import { unitDone, unitsDone } from '@/prisma/factories'
import { courseOf, expect, test } from '../fixtures'

const viewport = { width: 390, height: 844 }
/** Two screens of a phone, and a thumb's width. */
const tallest = 1700

/** Does everything before the module with the most units, and its first lesson. */
async function inLongest(learner: Learner, course: Course) {
  const longest = course.modules.toSorted((a, b) => b.units.length - a.units.length)[0]
  const units = listUnits(course)
  const first = units.findIndex(({ id, kind }) => kind === 'lesson' && longest?.units.some((one) => one.id === id))
  for (const unit of units.slice(0, first + 1)) await unitDone(learner, course, unit)
}

const states = {
  new: async () => {},
  'in its longest module': inLongest,
  'before the final': (learner: Learner, course: Course) =>
    unitsDone(learner, course, { without: [finalOf(course).id] }),
}

for (const slug of ['law-enforcement', 'ngo-volunteer'])
  for (const [state, reach] of Object.entries(states))
    test(`the outline of ${slug}, ${state}, fits in two screens of a phone and leads on`, async ({
      newPageAs,
      enrolledLearner,
    }) => {
      const course = await courseOf(slug)
      const learner = await enrolledLearner(course)
      await reach(learner, course)
      const page = await newPageAs(learner, { viewport })
      await page.goto(`/learn/${slug}`)
      const button = page.getByRole('main').getByRole('link', { name: /^(Start|Continue): / })
      await expect(button).toHaveCount(1)
      await expect(button).toBeInViewport()
      await expect(page.locator('.modules details[open]')).toHaveCount(state === 'in its longest module' ? 1 : 0)
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      test.info().annotations.push({ type: 'pixels', description: `${state}: ${height}` })
      expect(height).toBeLessThanOrEqual(tallest)
    })
