import type { Lesson } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import { db } from '@/lib/platform/db'
import { keepPlace } from '@/lib/training/lesson/keep-place'
import { lessonsOf } from '@/prisma/course-parts'
import { unitDone } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { give } from './answers'
import { opensItsSource } from './source'
import { openCheck, openEnd, stepLink, stepOfItem } from './steps'

test('practice gives immediate feedback and lets the learner mark the lesson as read', async ({
  page,
  watch,
  signInAs,
  enrolledLearner,
  course,
}) => {
  watch.allow(/the server responded with a status of 409/)
  const [lesson, next] = lessonsOf(course)
  if (!lesson || !next) throw new Error('the course has fewer than two lessons')
  const person = await enrolledLearner()
  await signInAs(person)
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeHidden()
  await openEnd(page, lesson)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Answer each practice question first' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeFocused()
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`#check-${lesson.steps[0]?.id}$`))
  await expect(page.getByRole('heading', { level: 3, name: /^Check yourself/ })).toBeFocused()

  for (const [number, asked] of lesson.practice.entries()) {
    await openCheck(page, stepOfItem(lesson, asked.id))
    const item = page.getByRole('form', { name: `Practice ${number + 1} of ${lesson.practice.length}` })
    await expect(item.getByText('Best answer')).toHaveCount(0)
    await give(item, asked, keyOf(asked))
    await item.getByRole('button', { name: 'Answer' }).click()
    await expect(item.getByText('Best answer').first()).toBeVisible()
    await expect(item.getByRole('list').first()).toBeFocused()
  }
  await expect(page).toHaveURL(new RegExp(`/${lesson.slug}#check-`))
  await openEnd(page, lesson)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'It counts as read' })).toContainText('less than one of the')
  await expect(page.getByRole('link', { name: `Continue: ${next.title}` })).toBeFocused()
  await page.getByRole('link', { name: `Continue: ${next.title}` }).click()
  await expect(page).toHaveURL(new RegExp(`/${next.slug}$`))
  await page.goto(`/learn/${course.slug}`)
  await expect(page.locator('.task').filter({ hasText: lesson.title })).toContainText('Done')

  const visits = () => db.pageView.count({ where: { accountId: person.accountId, page: 'practice' } })
  expect(await visits()).toBe(0)
  await page.goto(`/learn/${course.slug}/${lesson.slug}/practice`)
  await expect.poll(visits).toBe(1)
})

test('answering one practice item keeps the choice in another', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  const [first, second] = [1, 2].map((number) => page.getByRole('form', { name: new RegExp(`^Practice ${number} of`) }))
  if (!first || !second) throw new Error('the lesson has fewer than two practice items')
  await openCheck(page, stepOfItem(lesson, lesson.practice[1]?.id))
  await second.getByRole('radio').nth(1).check()
  await openCheck(page, stepOfItem(lesson, lesson.practice[0]?.id))
  await first.getByRole('radio').first().check()
  await first.getByRole('button', { name: 'Answer' }).click()
  await expect(first.getByText('Best answer')).toBeVisible()
  await openCheck(page, stepOfItem(lesson, lesson.practice[1]?.id))
  await expect(second.getByRole('radio').nth(1)).toBeChecked()
  await openEnd(page, lesson)
  await expect(page.getByText(`of ${lesson.practice.length} still to answer`)).toBeVisible()
})

test('a learner whose session ended is told so in the lesson and keeps the choice', async ({
  page,
  context,
  watch,
  signInAs,
  enrolledLearner,
  course,
}) => {
  watch.allow(/the server responded with a status of 401/)
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await page.getByRole('link', { name: 'Continue' }).click()
  const first = page.getByRole('form', { name: /^Practice 1 of/ })
  await first.getByRole('radio').first().check()
  await context.clearCookies()
  await first.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Please sign in first.' })).toBeVisible()
  await expect(first.getByRole('radio').first()).toBeChecked()
  await expect(page).toHaveURL(new RegExp(`/${lesson?.slug}#check-`))
})

test('a statement opens its source beside it, and a figure has a text version', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await opensItsSource(page)
  await stepLink(page, lesson?.steps[1]?.title ?? '').click()
  await page
    .getByRole('article')
    .getByRole('button', { name: /^\d+ sources$/ })
    .first()
    .click()
  const several = page.getByRole('region', { name: /^\d+ sources$/ }).filter({ visible: true })
  await several
    .getByRole('button', { name: /^Open source/ })
    .last()
    .click()
  await expect(
    page
      .getByRole('region', { name: /^Source \d+$/ })
      .getByText('Read from')
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await stepLink(page, lesson?.steps[0]?.title ?? '').click()
  const figure = page.getByRole('figure').first()
  await figure.getByText('The same in words').click()
  await expect(figure.getByRole('listitem').first()).toBeVisible()
})

test('a lesson shows its version and whose review is pending', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await page.getByText('About this lesson').click()
  await expect(page.getByText('Not yet reviewed by counsel or a survivor advocate')).toBeVisible()
  await expect(page.getByText(`Version ${lesson?.version}`)).toBeVisible()
})

test('a lesson shows a step, then its check, by link, key, and address', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  const [one, two, three] = lesson.steps.map(({ title }) => page.getByRole('heading', { level: 2, name: title }))
  if (!one || !two || !three) throw new Error('the lesson has fewer than three steps')
  const check = page.getByRole('heading', { level: 3, name: /^Check yourself/ })
  const answers = page.getByRole('form', { name: /^Practice / })
  const text = page.locator('.step-text p').filter({ visible: true })
  const count = `Step 2 of ${lesson.steps.length}`
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}#step-${lesson.steps[1]?.id}`)
  await expect(two).toBeVisible()
  await expect(one).toBeHidden()
  await expect(answers).toHaveCount(0)
  await expect(page.getByText(count, { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeHidden()
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(check).toBeFocused()
  await expect(two).toBeVisible()
  await expect(text).toHaveCount(0)
  await expect(page.getByText(`${count} · Check`)).toBeVisible()
  await expect(stepLink(page, lesson.steps[1]?.title ?? '')).toHaveAttribute('aria-current', 'step')
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(three).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(check).toBeFocused()
  await expect(page).toHaveURL(new RegExp(`#check-${lesson.steps[1]?.id}$`))
  await answers.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowRight')
  await expect(answers).toHaveCount(1)
  await page.getByRole('link', { name: 'Back', exact: true }).click()
  await expect(two).toBeFocused()
  await page.goBack()
  await expect(check).toBeFocused()
  await page.goto(`/learn/${course.slug}/${lesson.slug}#lesson-end`)
  await expect(page.getByRole('heading', { level: 3, name: 'Key points' })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  for (const heading of [one, two, three]) await expect(heading).toBeVisible()
  await expect(check).toHaveCount(lesson.steps.length)
})

test('another device opens a lesson at the step where the learner left it, or after the check they answered', async ({
  page,
  newPageAs,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  const person = await enrolledLearner()
  await signInAs(person)
  const address = `/learn/${course.slug}/${lesson.slug}`
  const phone = await newPageAs(person)
  const kept = (step: number) =>
    page.waitForResponse((reply) => reply.request().postData()?.includes(`${lesson.steps[step]?.id}`) ?? false)
  const opensAt = async (step: number) => {
    await phone.goto(address)
    await expect(phone.getByRole('heading', { level: 2, name: lesson.steps[step]?.title })).toBeVisible()
    await expect(phone.getByRole('heading', { level: 2, name: lesson.steps[0]?.title })).toBeHidden()
  }
  await page.goto(address)
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('radio').first().check()
  const second = kept(1)
  await page.getByRole('button', { name: 'Answer' }).click()
  expect((await second).status()).toBe(200)
  await opensAt(1)
  const third = kept(2)
  await stepLink(page, lesson.steps[2]?.title ?? '').click()
  expect((await third).status()).toBe(200)
  await opensAt(2)
})

test('my courses and the outline name the step to continue with', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [first, second] = lessonsOf(course) as [Lesson, Lesson]
  const person = await enrolledLearner()
  await unitDone(person, course, first)
  await keepPlace(person, { course, lesson: second, stepId: second.steps[1]?.id ?? '' })
  await signInAs(person)
  for (const path of ['/learn', `/learn/${course.slug}`]) {
    await page.goto(path)
    await expect(page.getByRole('link', { name: `Continue: ${second.title}`, exact: true })).toBeVisible()
    await expect(
      page.getByText(new RegExp(`^Lesson 2, step 2 of ${second.steps.length}: \\d+ minutes?$`)),
    ).toBeVisible()
  }
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === first.id))
  const required = module?.units.filter(({ kind }) => kind !== 'encounter').length
  await expect(page.getByText(`1 of ${required} done`, { exact: true })).toBeVisible()
  await page.goto('/learn')
  await expect(page.getByText(new RegExp(`^1 of ${required} done, about \\d+ minutes left$`))).toBeVisible()
})
