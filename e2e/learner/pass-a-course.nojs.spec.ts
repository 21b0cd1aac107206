import { courseOf, test } from '../fixtures'
import { pointer } from './hands'
import { passCourse, strangerVerifies } from './pass-a-course'

test('without JavaScript: from the pre-test to a certificate that a stranger can verify', async ({
  page,
  newLearner,
  newDevice,
}) => {
  test.setTimeout(300_000)
  const course = await courseOf('ngo-volunteer')
  const learner = await newLearner()
  const serial = await passCourse({ page, hands: pointer(), learner, course, practice: 'on its page' })
  await strangerVerifies(await (await newDevice()).newPage(), serial, learner)
})
