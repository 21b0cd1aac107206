import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Learner } from '@/lib/account/actor'
import type { Course } from '@/lib/course/schema'
import { lessonsOf, quizOf, testPassword } from '@/prisma/factories'
import { drawnItems, openedAttempt } from './answers'

/** How somebody works a page: by keyboard, or by pointer. */
export interface Hands {
  follow(link: Locator): Promise<void>
  press(button: Locator): Promise<void>
  type(field: Locator, text: string): Promise<void>
  /** The radio button of this text within a group. */
  choose(group: Locator, text: string): Promise<void>
}

interface Way {
  page: Page
  hands: Hands
  learner: Learner
  course: Course
  /** Where the practice of a lesson is done: in the lesson (needs JavaScript), or on a page of its own. */
  practice: 'in the lesson' | 'on its page'
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function signInAndStart({ page, hands, learner, course }: Way) {
  await page.goto(`/sign-in?next=/courses/${course.slug}`)
  await hands.type(page.getByLabel('Email'), learner.email)
  await hands.type(page.getByLabel('Password'), testPassword)
  await hands.press(button(page, 'Sign in'))
  await hands.press(button(page, 'Start course'))
  await hands.follow(page.getByRole('main').getByRole('link', { name: /^Start: / }))
}

async function finishLesson({ page, hands, practice }: Way, count: number, title: string) {
  await expect(heading(page, title)).toBeVisible()
  if (practice === 'on its page')
    await hands.follow(page.getByRole('link', { name: 'Practice and finish this lesson' }))
  for (let number = 1; number <= count; number += 1) {
    const item = page.getByRole('form', { name: `Practice ${number} of ${count}` })
    const first = (await item.locator('label').first().textContent()) ?? ''
    await hands.choose(item, first)
    await hands.press(item.getByRole('button', { name: 'Answer' }))
    await expect(item.getByText('Best answer')).toBeVisible()
  }
  await hands.press(button(page, 'Mark as read'))
}

async function takeQuiz({ page, hands, learner }: Way) {
  await hands.press(button(page, 'Start the quiz'))
  for (const { item, right } of await drawnItems(await openedAttempt(page))) {
    await expect(heading(page, item.stem)).toBeVisible()
    await hands.choose(page.getByRole('group', { name: 'Choose one answer' }), right)
    await hands.press(button(page, /^Save and (continue|review)$/))
  }
  await expect(heading(page, 'Review your answers')).toBeVisible()
  await expect(page.getByLabel('Name on the certificate')).toHaveValue(learner.name)
  await hands.press(button(page, 'Submit my answers'))
  await expect(heading(page, 'You passed')).toBeVisible()
}

async function downloadCertificate({ page, hands }: Way): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.follow(page.getByRole('link', { name: 'Download it (PDF)' })),
  ])
  const serial = /^(NL(?:-[0-9A-Z]{4}){4})\.pdf$/.exec(download.suggestedFilename())?.[1] ?? ''
  expect(serial).not.toBe('')
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
  return serial
}

/** From sign-in to the file of the certificate. Gives its serial. */
export async function passCourse(way: Way): Promise<string> {
  await signInAndStart(way)
  for (const { title, practice } of lessonsOf(way.course)) await finishLesson(way, practice.length, title)
  await expect(heading(way.page, quizOf(way.course).title)).toBeVisible()
  await takeQuiz(way)
  return downloadCertificate(way)
}

/** What somebody sees who was only given the serial. */
export async function strangerVerifies(page: Page, serial: string, learner: Learner): Promise<void> {
  await page.goto(`/verify/${serial}`)
  await expect(heading(page, 'This certificate is valid')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(learner.name)
  await expect(page.getByRole('main')).not.toContainText(learner.email)
}
