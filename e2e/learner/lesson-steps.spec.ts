import type { Lesson } from '@/lib/content/course/schema'
import { savePlace } from '@/lib/training/lesson/save-place'
import { lessonsOf } from '@/prisma/course-parts'
import { unitDone } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { stepLink } from './steps'

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
  await expect(page.getByRole('button', { name: 'Answer' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
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
  await savePlace(person, { course, lesson: second, stepId: second.steps[1]?.id ?? '' })
  await signInAs(person)
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === first.id))
  const required = module?.units.filter(({ kind }) => kind !== 'encounter').length
  for (const path of ['/learn', `/learn/${course.slug}`]) {
    await page.goto(path)
    await expect(page.getByRole('link', { name: `Continue: ${second.title}`, exact: true })).toBeVisible()
    await expect(
      page.getByText(new RegExp(`^Lesson 2, step 2 of ${second.steps.length}: \\d+ minutes?$`)),
    ).toBeVisible()
    await expect(page.getByText(new RegExp(`^1 of ${required} done, about \\d+ minutes left$`))).toBeVisible()
  }
})
