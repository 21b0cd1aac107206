import { systemWorld, type World } from '@/lib/platform/world'
import { respond } from '@/lib/training/attempt/respond'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { courseOf, expect, test } from '../fixtures'
import { type AskedItem, drawnItems } from './answers'

const viewport = { width: 390, height: 844 }
const misses = 4
/** Draws the same form each time: one random form in sixty is taller. */
const fixedDraw: World = { ...systemWorld, random: (bytes) => new Uint8Array(bytes).fill(7) }
/** The four items of the middle length, and the four longest. */
const mostScreens = { usual: 5, longest: 6 }

const lengthOf = ({ item }: AskedItem) => JSON.stringify([item.stem, item.options]).length

for (const [slug, which] of [
  ['law-enforcement', 'usual'],
  ['law-enforcement', 'longest'],
  ['ngo-volunteer', 'usual'],
  ['ngo-volunteer', 'longest'],
] as const)
  test(`the result of a final of ${slug} with four ${which} items missed fits in ${mostScreens[which]} screens of a phone`, async ({
    newPageAs,
    readyLearner,
  }) => {
    const course = await courseOf(slug)
    const quiz = finalOf(course)
    const learner = await readyLearner(course)
    const attemptId = await answeredAttempt(learner, course, { quiz, world: fixedDraw })
    const drawn = await drawnItems(attemptId)
    const byLength = drawn.toSorted((a, b) => lengthOf(b) - lengthOf(a))
    // Missing both items of a duty would fail the final.
    const sorted = byLength.filter(
      ({ item: { duty } }, index) => !duty || byLength.findIndex(({ item }) => item.duty === duty) === index,
    )
    const from = which === 'longest' ? 0 : Math.floor((sorted.length - misses) / 2)
    const missed = sorted.slice(from, from + misses)
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
    expect(screens).toBeLessThanOrEqual(mostScreens[which])
  })
