import type { Page } from '@playwright/test'
import type { Lesson } from '@/lib/content/course/schema'
import { systemWorld } from '@/lib/platform/world'
import { lessonsOf } from '@/prisma/course-parts'
import { practicedAndRead } from '@/prisma/lesson-done'
import { courseOf, expect, test } from '../fixtures'

const viewport = { width: 390, height: 844 }
const mostScreens = 2

/** The height of each text and of each check, as the only one on screen. */
async function measure(page: Page, address: string, { steps }: Lesson): Promise<[name: string, screens: number][]> {
  await page.goto(address)
  await expect(page.locator('.step-check form')).toHaveCount(steps.length)
  const heights = await page.evaluate(async () => {
    const found: [string, number][] = []
    for (const screen of document.querySelectorAll<HTMLElement>('.step-text, .step-check')) {
      const step = screen.closest<HTMLElement>('.step')
      location.hash = screen.id || `${step?.id}`
      await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
      found.push([location.hash, step?.getBoundingClientRect().height ?? 0])
    }
    return found
  })
  return heights.map(([hash, height]) => [`${address}${hash}`, height / viewport.height])
}

test('every screen of every lesson, before and after its check is answered, fits in two screens of a phone', async ({
  newPageAs,
  enrolledLearner,
}) => {
  test.setTimeout(240_000)
  const seen = new Set<string>()
  const screens: [string, number][] = []
  for (const slug of ['law-enforcement', 'ngo-volunteer']) {
    const course = await courseOf(slug)
    const learner = await enrolledLearner(course)
    const page = await newPageAs(learner, { viewport })
    for (const lesson of lessonsOf(course)) {
      // Courses share lessons.
      if (seen.has(lesson.id)) continue
      seen.add(lesson.id)
      const address = `/learn/${slug}/${lesson.slug}`
      screens.push(...(await measure(page, address, lesson)))
      await practicedAndRead(learner, course, lesson, systemWorld)
      screens.push(...(await measure(page, address, lesson)).filter(([name]) => name.includes('#check-')))
    }
  }
  const heights = screens.map(([, height]) => height).sort((a, b) => a - b)
  const [middle, tallest] = [heights[heights.length >> 1], heights.at(-1)].map((height) => height?.toFixed(2))
  test.info().annotations.push({ type: 'screens of a phone', description: `median ${middle}, tallest ${tallest}` })
  expect(seen.size).toBeGreaterThan(25)
  expect(screens.filter(([, height]) => height === 0 || height > mostScreens)).toEqual([])
})
