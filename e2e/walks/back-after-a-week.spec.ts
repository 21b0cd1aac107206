import { lessonsOf } from '@/prisma/course-parts'
import { enrolled, learner, stillWorld, unitDone } from '@/prisma/factories'
import { expect, walkTest as test } from './walk'

for (const [from, address] of [
  ['my courses lead', '/learn'],
  ['the home page leads', '/'],
] as const)
  test(`back after a week, ${from} on with one press`, async ({ page, walk, signInAs, course }) => {
    const before = stillWorld(new Date(Date.now() - 7 * 86_400_000).toISOString())
    const person = await learner({}, before)
    await enrolled(person, course, before)
    const [first, second] = lessonsOf(course)
    if (!first || !second) throw new Error('the course has fewer than two lessons')
    await unitDone(person, course, first, before)
    await signInAs(person)
    await page.goto(address)
    const way = walk(`back after a week: ${from} on`, { presses: 1, screens: 0 })
    const required = page
      .getByRole('main')
      .getByRole('link', { name: /^(Continue|Skip to): / })
      .last()
    await way.press(required)
    await expect(page.getByRole('heading', { level: 1, name: second.title })).toBeVisible()
  })
