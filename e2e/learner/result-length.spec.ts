import { systemWorld } from '@/lib/platform/world'
import { respond } from '@/lib/training/attempt/respond'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { courseOf, expect, test } from '../fixtures'
import { type AskedItem, drawnItems } from './answers'

const viewport = { width: 390, height: 844 }
const mostScreens = 5
const misses = 4

const lengthOf = ({ item }: AskedItem) => JSON.stringify([item.stem, item.options]).length

for (const slug of ['law-enforcement', 'ngo-volunteer'])
  test(`the result of a final of ${slug} with its four longest items missed fits in five screens of a phone`, async ({
    newPageAs,
    readyLearner,
  }) => {
    const course = await courseOf(slug)
    const quiz = finalOf(course)
    const learner = await readyLearner(course)
    const attemptId = await answeredAttempt(learner, course, { quiz })
    const drawn = await drawnItems(attemptId)
    const longest = new Map(
      drawn.toSorted((a, b) => lengthOf(a) - lengthOf(b)).map((one) => [one.item.objective, one] as const),
    )
    // One for each objective: two misses of one would fail the attempt.
    const missed = [...longest.values()].sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, misses)
    for (const { position, wrong } of missed)
      await respond(learner, quiz, { attemptId, position, value: wrong, flagged: false }, systemWorld)
    const page = await newPageAs(learner, { viewport })
    await page.goto(`/learn/${slug}/${quiz.slug}/attempts/${attemptId}/review`)
    await page.getByRole('button', { name: 'Submit my answers' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
    await expect(page.getByRole('heading', { name: `${misses} questions you missed` })).toBeVisible()
    const screens = (await page.evaluate(() => document.documentElement.scrollHeight)) / viewport.height
    test.info().annotations.push({ type: 'screens of a phone', description: `${drawn.length}: ${screens.toFixed(2)}` })
    expect(drawn.length).toBeGreaterThanOrEqual(40)
    expect(screens).toBeLessThanOrEqual(mostScreens)
  })
