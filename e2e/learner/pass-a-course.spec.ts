import { expect, test } from '../fixtures'
import { keyboard } from './hands'
import { passCourse, strangerVerifies } from './pass-a-course'

test.use({ viewport: { width: 390, height: 844 } })

test('by keyboard alone on a phone: from the pre-test to a certificate that a stranger can verify', async ({
  page,
  newLearner,
  newDevice,
  course,
}) => {
  test.setTimeout(480_000)
  const learner = await newLearner()
  const serial = await passCourse({ page, hands: keyboard(page), learner, course, practice: 'in the lesson' })
  await strangerVerifies(await (await newDevice()).newPage(), serial, learner)
  await page.goto('/learn')
  await expect(page.getByText('Certified')).toBeVisible()
})
