import type { Page } from '@playwright/test'
import type { Course } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import { lessonsOf } from '@/prisma/course-parts'
import { wrongOf } from '@/prisma/factories'
import { fieldOf } from '../learner/answers'
import { openCheck, stepOfItem } from '../learner/steps'
import { expect, walkTest as test } from './walk'

const isSingle = (item: Item) => item.interaction === 'choice' && item.cardinality !== 'multiple' && !item.contentNote

/** Opens the first check that asks for one choice. `bar` has its buttons. */
async function openSingleChoice(page: Page, course: Course) {
  const lesson = lessonsOf(course).find(({ practice }) => practice.some(isSingle))
  const item = lesson?.practice.find(isSingle)
  if (!lesson || !item) throw new Error('no lesson has a single choice')
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await openCheck(page, stepOfItem(lesson, item.id))
  const check = page.locator('.step-check').filter({ visible: true })
  return { item, check, bar: check.locator('.step-go') }
}

test('a lesson’s check is answered with two presses, and never dropped', async ({
  page,
  walk,
  signInAs,
  enrolledLearner,
  course,
}) => {
  await signInAs(await enrolledLearner())
  const { item, check, bar } = await openSingleChoice(page, course)
  await expect(bar.getByRole('button', { name: 'Answer' })).toBeVisible()
  await expect(bar.getByRole('link', { name: 'Continue' })).toBeHidden()

  await bar.getByRole('button', { name: 'Answer' }).click()
  await expect(bar.getByRole('status')).toHaveText(/^Choose an answer first/)

  const way = walk('a lesson’s check, answered', { presses: 2 })
  await way.press(fieldOf(check, item, wrongOf(item)[0] ?? ''))
  await way.press(bar.getByRole('button', { name: 'Answer' }))
  await expect(bar.getByRole('status')).toHaveText('Another answer fits better')
  await expect(check.getByText(/^Best answer/).first()).toBeVisible()
  await expect(bar.getByRole('button', { name: 'Answer' })).toHaveCount(0)
  await expect(bar.getByRole('link', { name: 'Continue' })).toBeVisible()
})

test('a check’s choice survives a reload and a lost network, and is sent when it is back', async ({
  page,
  context,
  watch,
  walk,
  signInAs,
  enrolledLearner,
  course,
}) => {
  watch.allow(/net::ERR_INTERNET_DISCONNECTED/)
  await signInAs(await enrolledLearner())
  const { item, check, bar } = await openSingleChoice(page, course)
  const right = fieldOf(check, item, keyOf(item)[0] ?? '')
  const way = walk('a check, with a reload and a lost network', { presses: 3 })
  await way.press(right)
  await page.reload()
  await expect(right).toBeChecked()

  await context.setOffline(true)
  await way.press(bar.getByRole('button', { name: 'Answer' }))
  await expect(bar.getByRole('status')).toHaveText('Not sent yet. Still trying.')
  await expect(right).toBeChecked()
  await expect(bar.getByRole('link', { name: 'Continue' })).toBeVisible()
  await context.setOffline(false)
  await expect(bar.getByRole('status')).toHaveText('You chose the best answer')
  await way.press(bar.getByRole('link', { name: 'Continue' }))
  await expect(check).toHaveCount(0)
})
