import type { Unit } from '@/lib/content/course/schema'
import { courseOf, test } from '../fixtures'
import { pointer } from './hands'
import { passCourse, strangerVerifies } from './pass-a-course'

test('without JavaScript: a learner goes from the pre-test to a certificate that a stranger can verify', async ({
  page,
  newLearner,
  newDevice,
}) => {
  test.setTimeout(300_000)
  const course = await courseOf('ngo-volunteer')
  const learner = await newLearner()
  // Every quiz and encounter, and the first lesson of each module; the other lessons are alike.
  const firsts = course.modules.map(({ units }) => units.find(({ kind }) => kind === 'lesson'))
  const byHand = (unit: Unit) => unit.kind !== 'lesson' || firsts.includes(unit)
  const serial = await passCourse({ page, hands: pointer(), learner, course, practice: 'on its page', byHand })
  await strangerVerifies(await (await newDevice()).newPage(), serial, learner)
})
