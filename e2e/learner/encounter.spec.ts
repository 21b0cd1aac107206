import type { Page } from '@playwright/test'
import { expertPath } from '@/lib/content/course/encounter-graph'
import type { Course } from '@/lib/content/course/schema'
import { encountersOf } from '@/prisma/course-parts'
import { played } from '@/prisma/played'
import { expect, test } from '../fixtures'
import { expectInOutline } from './outline'
import { along, costlyWay, expectStand, expertChoice, playOn } from './play'

function placeOf(course: Course) {
  const [encounter] = encountersOf(course)
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === encounter?.id))
  if (!encounter || !module?.example) throw new Error(`${course.slug} has no encounter with an example`)
  return { encounter, example: module.example, address: `/learn/${course.slug}/${encounter.slug}` }
}

const openPath = (page: Page) => page.getByRole('heading', { name: 'Your whole path and an expert’s' }).click()

/** The debrief's steps, the text version of its drawing. */
const stepsOf = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) })

test('a learner reaches a costly ending on two devices, then plays the case again as an expert would', async ({
  page,
  signInAs,
  enrolledLearner,
  newPageAs,
  course,
}) => {
  test.slow()
  const { encounter, address } = placeOf(course)
  const learner = await enrolledLearner()
  await signInAs(learner)
  await expectInOutline(page, course, encounter, 'To do')
  await page.getByRole('link', { name: encounter.title, exact: true }).click()
  await page.getByRole('button', { name: 'Begin the case' }).click()
  const way = costlyWay(encounter)
  const middle = await playOn(page, encounter, along(way), { most: 2 })
  await page.goto(page.url())
  await expectStand(page, encounter, middle)
  await page.getByText('What you did so far').click()
  const soFar = page.getByRole('group').filter({ hasText: 'What you did so far' }).getByRole('listitem')
  await expect(soFar).toHaveCount(2)
  await expect(soFar.first()).toContainText(way[0]?.text ?? '')

  const other = await newPageAs(learner, { viewport: { width: 390, height: 844 } })
  await other.goto(address)
  await other.getByRole('button', { name: 'Continue where you left off' }).click()
  await playOn(other, encounter, along(way), { from: middle })
  await expect(other.getByRole('main').getByRole('status')).toContainText('This ending had a cost')
  const turn = encounter.nodes.find(({ choices }) => choices?.some((choice) => choice === way[0]))
  const expert = turn?.choices?.find(({ grade }) => grade === 'expert')
  const turned = other.getByRole('region', { name: `Where it turned: ${turn?.title}` })
  for (const words of [way[0]?.text, way[0]?.follows, way[0]?.feedback, expert?.text, expert?.follows]) {
    await expect(turned).toContainText(words ?? '')
  }
  await expect(other.getByRole('table', { name: /not a score/ })).toBeVisible()
  await openPath(other)
  const steps = stepsOf(other)
  await expect(steps).toHaveCount(way.length)
  await expect(other.getByText('Turning point', { exact: true })).toHaveCount(1)
  await expect(steps.filter({ hasText: 'Turning point' })).toContainText(turn?.title ?? '')
  await expect(other.getByRole('main').getByRole('status')).toContainText(`The turning point was “${turn?.title}”`)
  await expect(steps.first()).toContainText(`What it cost: ${way[0]?.effect}`)
  await expect(steps.first()).toContainText(way[0]?.feedback ?? '')
  await expect(steps.first()).toContainText('What an expert does here')
  await expect(steps.first().getByRole('link').first()).toHaveAttribute('href', /^\/sources\/facts#F-/)
  await expect(other.getByRole('img', { name: /^Your path next to an expert’s/ })).toBeVisible()

  // A stale tab makes no second choice and redirects to the current position.
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Do this' }).click()
  await expect(page).toHaveURL(/\/debrief$/)
  await page.getByRole('button', { name: 'Try it again' }).click()
  await playOn(page, encounter, expertChoice)
  await expect(page.getByRole('main').getByRole('status')).toContainText('A sound ending')
  await expect(page.getByRole('main').getByRole('status')).toContainText('None of your choices had a cost.')
  await openPath(page)
  await expect(stepsOf(page)).toHaveCount(expertPath(encounter).steps.length)
  await expect(page.getByText('What an expert does here')).toHaveCount(0)
  await expectInOutline(page, course, encounter, 'Done')
  await page.goto(address)
  const runs = page.getByRole('main').getByRole('listitem').filter({ hasText: 'debrief' })
  await expect(runs).toHaveText([/^Run 2, .*, a sound ending$/, /^Run 1, .*, an ending with a cost$/])
})

test('a learner can first see how an expert handles another case', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const { encounter, example, address } = placeOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(address)
  await page.getByRole('link', { name: 'See a worked example first' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `A worked example: ${example.title}` })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(example.contentNote ?? '')
  for (const { node, choice } of expertPath(example).steps) {
    const step = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 2, name: node.title, exact: true }) })
    await expect(step).toContainText(choice.text)
    await expect(step).toContainText(choice.feedback)
  }
  await page.getByRole('link', { name: `Continue to your case: ${encounter.title}` }).click()
  await expect(page.getByRole('button', { name: 'Begin the case' })).toBeVisible()
})

test('an encounter tells a learner who is not enrolled where to start', async ({
  page,
  signInAs,
  newLearner,
  course,
}) => {
  const { address } = placeOf(course)
  await signInAs(await newLearner())
  await page.goto(address)
  await expect(page.getByRole('button', { name: 'Begin the case' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Start it here' })).toBeVisible()
  await page.goto(`${address}/read`)
  await expect(page.getByRole('button', { name: 'I have read it' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Start it here' })).toBeVisible()
})

test('a reflection is saved only when the learner says so', async ({
  page,
  signInAs,
  enrolledLearner,
  newPageAs,
  course,
}) => {
  const { encounter, address } = placeOf(course)
  const learner = await enrolledLearner()
  await signInAs(learner)
  const debrief = `${address}/runs/${await played(learner, course, encounter)}/debrief`
  const note = page.getByLabel('Your note')
  await page.goto(debrief)
  await page.getByText('Write it down for yourself').click()
  await expect(page.getByText('Do not name or describe a real person.')).toBeVisible()
  await note.fill('Ask alone, and first.')
  await page.goto(address)
  await page.goto(debrief)
  await expect(page.getByText('Write it down for yourself')).toBeVisible()
  await expect(note).toHaveValue('')
  await expect(page.getByRole('button', { name: 'Remove it' })).toHaveCount(0)

  await page.getByText('Write it down for yourself').click()
  await note.fill('Ask alone,\nand first.')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('button', { name: 'Remove it' })).toBeVisible()
  await expect(note).toHaveValue('Ask alone,\nand first.')
  const other = await newPageAs(learner)
  await other.goto(debrief)
  await expect(other.getByLabel('Your note')).toHaveValue('Ask alone,\nand first.')

  await page.getByRole('button', { name: 'Remove it' }).click()
  await expect(page.getByText('Write it down for yourself')).toBeVisible()
  await expect(note).toHaveValue('')
  await other.reload()
  await expect(other.getByText('Write it down for yourself')).toBeVisible()
})
