import { expertPath } from '@/lib/content/course/encounter-graph'
import { encountersOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'
import { expectInOutline } from './outline'
import { along, costlyWay, expectStand, expertChoice, firstNode, playOn } from './play'

test('without JavaScript: a learner pauses a case, finishes it, and plays it again', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  test.slow()
  const [encounter] = encountersOf(course)
  if (!encounter) throw new Error('the course has no encounter')
  await signInAs(await enrolledLearner())
  const address = `/learn/${course.slug}/${encounter.slug}`
  await page.goto(address)
  await page.getByRole('link', { name: 'See a worked example first' }).click()
  await page.getByRole('link', { name: `Continue to your case: ${encounter.title}` }).click()
  await page.getByRole('button', { name: 'Begin the case' }).click()
  await page.getByRole('button', { name: 'Do this' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: 'Choose what you do.' })).toBeVisible()
  await expectStand(page, encounter, { at: firstNode(encounter), position: 1 })

  const way = costlyWay(encounter)
  const middle = await playOn(page, encounter, along(way), { most: 2 })
  await page.getByRole('link', { name: 'Leave for now and keep my place' }).click()
  await expect(page).toHaveURL(new RegExp(`/learn/${course.slug}$`))
  await page.goto(address)
  await page.getByRole('button', { name: 'Continue where you left off' }).click()
  await playOn(page, encounter, along(way), { from: middle })
  await expect(page.getByRole('main').getByRole('status')).toContainText('This ending had a cost')
  await page.getByRole('heading', { name: 'Your whole path and an expert’s' }).click()
  await expect(page.getByRole('img', { name: /^Your path next to an expert’s/ })).toBeVisible()
  await expect(page.getByText('Turning point', { exact: true })).toBeVisible()

  await page.getByText('Write it down for yourself').click()
  await page.getByLabel('Your note').fill('Ask alone.')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByLabel('Your note')).toHaveValue('Ask alone.')
  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByRole('button', { name: 'Remove it' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Try it again' }).click()
  await playOn(page, encounter, expertChoice)
  await expect(page.getByRole('main').getByRole('status')).toContainText('A sound ending')
})

test('without JavaScript: a learner reads a case instead of playing it, for equal credit', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const encounter = encountersOf(course).find(({ moveOn }) => moveOn === 'offered')
  if (!encounter) throw new Error('the course has no optional encounter')
  await signInAs(await enrolledLearner())
  const address = `/learn/${course.slug}/${encounter.slug}`
  await page.goto(address)
  await page.getByRole('link', { name: 'Read the case instead' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Read the case: ${encounter.title}` })).toBeVisible()
  for (const { node } of expertPath(encounter).steps) {
    await expect(page.getByRole('heading', { level: 2, name: node.title, exact: true })).toBeVisible()
  }
  await page.getByRole('button', { name: 'I have read it' }).click()
  await expect(page).toHaveURL(new RegExp(`/learn/${course.slug}$`))
  await expectInOutline(page, course, encounter, 'Done')
  await page.goto(address)
  await expect(page.getByText(/You read it on \w+ \d/)).toBeVisible()
})

test('without JavaScript: reading a case whose sound ending is required asks two questions', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const encounter = encountersOf(course).find(({ moveOn }) => moveOn === 'sound')
  if (!encounter) throw new Error('the course asks for no sound ending')
  await signInAs(await enrolledLearner())
  const address = `/learn/${course.slug}/${encounter.slug}`
  await page.goto(`${address}/read`)
  const read = () => page.getByRole('button', { name: 'I have read it' }).click()
  await read()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([/^Question 1: /, /^Question 2: /])
  const [first, second] = (encounter.afterReading ?? []).map(({ stem, options, answer }) => ({
    group: page.getByRole('group', { name: stem }),
    right: options.find(({ id }) => id === answer)?.text ?? '',
    wrong: options.find(({ id }) => id !== answer)?.text ?? '',
  }))
  await first?.group.getByLabel(first.right).check()
  await second?.group.getByLabel(second.wrong).check()
  await read()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([/^Question 2: /])
  await expect(first?.group.getByLabel(first.right) ?? page.locator('nothing')).toBeChecked()
  await second?.group.getByLabel(second.right).check()
  await read()
  await expect(page).toHaveURL(new RegExp(`/learn/${course.slug}$`))
  await expectInOutline(page, course, encounter, 'Done')
})
