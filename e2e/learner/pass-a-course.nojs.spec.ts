import { test } from '../fixtures'
import { pointer } from './hands'
import { passCourse, strangerVerifies } from './pass-a-course'

test('without JavaScript: from sign-in to a certificate that a stranger can verify', async ({
  page,
  newLearner,
  newDevice,
  course,
}) => {
  test.setTimeout(180_000)
  const learner = await newLearner()
  const serial = await passCourse({ page, hands: pointer(), learner, course, practice: 'on its page' })
  await strangerVerifies(await (await newDevice()).newPage(), serial, learner)
})
