import { listUnits } from '@/lib/content/course/lookup'
import { expect, test } from '../fixtures'
import { keyboard } from './hands'
import { passCourse, strangerVerifies } from './pass-a-course'

test.use({ viewport: { width: 390, height: 844 } })

test('by keyboard alone on a phone: a learner goes from the pre-test to a certificate that a stranger can verify', async ({
  page,
  newLearner,
  newDevice,
  course,
}) => {
  test.setTimeout(300_000)
  // Keyboard steps are slow: only the first and last unit of each kind. The spec without JavaScript covers more.
  const ends = ['lesson', 'quiz', 'encounter'].flatMap((kind) => {
    const units = listUnits(course).filter((unit) => unit.kind === kind)
    return [units.at(0), units.at(-1)]
  })
  const learner = await newLearner()
  const serial = await passCourse({
    page,
    hands: keyboard(page),
    learner,
    course,
    practice: 'in the lesson',
    byHand: (unit) => ends.includes(unit),
  })
  await strangerVerifies(await (await newDevice()).newPage(), serial, learner)
  await page.goto('/learn')
  await expect(page.getByText('Certified')).toBeVisible()
})
