import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course, CourseTask } from '@/lib/content/course/schema'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

interface Placed {
  course: Course
  task: CourseTask
}

async function tasksOf(interaction: CourseTask['interaction']): Promise<Placed[]> {
  const { courses } = await loadCatalog()
  return courses.flatMap((course) =>
    course.modules.flatMap(({ tasks }) =>
      tasks.filter((task) => task.interaction === interaction).map((task) => ({ course, task })),
    ),
  )
}

async function open(page: Page, { course, task }: Placed) {
  await page.goto(`/learn/${course.slug}/tasks/${task.slug}`)
  await expect(page.getByRole('heading', { level: 1, name: task.title })).toBeVisible()
}

const answerOf = (page: Page) => page.locator('details[data-worked]')
const summaryOf = (page: Page) => answerOf(page).locator('> summary')

test('no request, storage, or form has what a learner writes, and a reload shows it in the page again', async ({
  page,
  signInAs,
  enrolledLearner,
}) => {
  await signInAs(await enrolledLearner())
  const sent: string[] = []
  page.on('request', (request) => {
    sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers()))
  })
  const [placed] = await tasksOf('extendedText')
  if (!placed) throw new Error('there is no task to write')
  await open(page, placed)
  const secret = randomUUID()
  const text = page.locator('textarea')
  await text.fill(`At 02:10 ${secret} said no.`)
  await text.press('Enter')
  await summaryOf(page).click()
  await expect(answerOf(page).getByText(secret)).toBeVisible()
  await page.getByRole('checkbox').first().check()
  await expect(page.locator('main').locator('form, [name]')).toHaveCount(0)
  await page.reload()
  await expect(text).toHaveValue(new RegExp(secret))
  await page.getByRole('link', { name: 'Course outline' }).click()
  await expect(page).toHaveURL(new RegExp(`/learn/${placed.course.slug}$`))
  await page.goBack()
  await expect(text).toHaveValue(new RegExp(secret))
  await page.getByRole('link', { name: 'Course outline' }).click()
  await open(page, placed)
  await expect(text).toHaveValue('')
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]))
  expect(kept).not.toContain(secret)
  expect(sent.length).toBeGreaterThan(5)
  expect(sent.filter((part) => part.includes(secret))).toEqual([])
})

test('a marked and a matched task say beside each answer what the learner chose', async ({
  page,
  signInAs,
  enrolledLearner,
}) => {
  await signInAs(await enrolledLearner())
  const [marked] = await tasksOf('hottext')
  if (marked?.task.interaction !== 'hottext') throw new Error('there is no task to mark')
  await open(page, marked)
  const lines = marked.task.lines
  await page.locator('main .option input').first().check()
  await summaryOf(page).click()
  const given = answerOf(page).locator('.task-given')
  await expect(given).toHaveText(
    lines.map((line, index) => {
      if ((index === 0) === line.marked) return 'Your answer is the same.'
      return index === 0 ? 'Your answer: marked.' : 'Your answer: not marked.'
    }),
  )

  const [matched] = await tasksOf('match')
  if (matched?.task.interaction !== 'match') throw new Error('there is no task to match')
  await open(page, matched)
  const [first, second] = matched.task.options
  await page.locator('main select').first().selectOption(`${first?.id}:${first?.target}`)
  await page.locator('main select').nth(1).selectOption(`${second?.id}:${first?.target}`)
  await summaryOf(page).click()
  await expect(given.first()).toHaveText('Your answer is the same.')
  await expect(given.nth(1)).toHaveText(/^Your answer: [A-H]: /)
  await expect(given.nth(2)).toBeHidden()
})

test('the model answer opens by keyboard after writing, or when asked for twice', async ({
  page,
  signInAs,
  enrolledLearner,
}) => {
  await signInAs(await enrolledLearner())
  const [placed] = await tasksOf('extendedText')
  if (!placed) throw new Error('there is no task to write')
  await open(page, placed)
  await summaryOf(page).press('Enter')
  await expect(page.getByText('Do it yourself first')).toBeVisible()
  await expect(answerOf(page)).not.toHaveAttribute('open')
  await summaryOf(page).press('Enter')
  await expect(answerOf(page)).toHaveAttribute('open')
  await expect(page.getByRole('heading', { name: 'Your text' })).toBeHidden()

  await page.reload()
  await page.locator('textarea').pressSequentially('He said it.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(answerOf(page)).toHaveAttribute('open')
  await expect(page.getByRole('heading', { name: 'Your text' })).toBeVisible()
})

for (const interaction of ['extendedText', 'form', 'hottext', 'order', 'match'] as const) {
  test(`a task of kind ${interaction} passes the accessibility checks, closed and open`, async ({
    page,
    signInAs,
    enrolledLearner,
  }) => {
    await signInAs(await enrolledLearner())
    const [placed] = await tasksOf(interaction)
    if (!placed) throw new Error(`there is no task of kind ${interaction}`)
    await open(page, placed)
    await expectAccessible(page, `${interaction}, closed`)
    await page.locator('textarea, main select, main input').first().focus()
    await summaryOf(page).click()
    if (!(await answerOf(page).getAttribute('open'))) await summaryOf(page).click()
    await expectAccessible(page, `${interaction}, open`)
  })
}
