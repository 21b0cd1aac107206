import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { confirmsName, listUnits } from '@/lib/content/course/lookup'
import type { Course, Encounter, Lesson, Quiz, Unit } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { testPassword, unitDone } from '@/prisma/factories'
import { practicedAndRead, timeSpent } from '@/prisma/lesson-done'
import { drawnItems, fieldOf, openedAttempt, openItem } from './answers'
import type { Hands } from './hands'
import { expertChoice, firstChoice, playOn } from './play'
import { answerButton, openCheck, openEnd, stepOfItem } from './steps'

interface Way {
  page: Page
  hands: Hands
  learner: Learner
  course: Course
  /** Practice in the lesson needs JavaScript; its own page doesn't. */
  practice: 'in the lesson' | 'on its page'
  /** Units to do in the browser, all by default; the others are completed in the database when they come up. */
  byHand?: (unit: Unit) => boolean
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function signInAndStart({ page, hands, learner, course }: Way) {
  await page.goto(`/sign-in?next=/courses/${course.slug}`)
  await hands.type(page.getByLabel('Email', { exact: true }), learner.email)
  await hands.type(page.getByLabel('Password'), testPassword)
  await hands.press(button(page, 'Sign in'))
  await hands.press(button(page, 'Start course'))
  await expect(button(page, 'Start lesson 1')).toBeVisible()
  // Hands are faster than reading: the lessons' time is counted as if they had been read before.
  for (const unit of listUnits(course)) if (unit.kind === 'lesson') await timeSpent(learner, course, unit)
  await hands.press(button(page, 'Take the pre-test'))
}

async function finishLesson({ page, hands, practice }: Way, lesson: Lesson) {
  const count = lesson.practice.length
  await expect(heading(page, lesson.title)).toBeVisible()
  if (practice === 'on its page')
    await hands.follow(page.getByRole('link', { name: 'Practice and finish this lesson' }))
  for (const [index, asked] of lesson.practice.entries()) {
    if (practice === 'in the lesson') await openCheck(page, stepOfItem(lesson, asked.id), hands.follow)
    const item = page.getByRole('form', { name: `Practice ${index + 1} of ${count}` })
    if (asked.contentNote) await hands.press(item.getByText('Show the question'))
    await respond(hands, item, asked, keyOf(asked))
    await hands.press(answerButton(page, asked.id))
    await expect(item.getByText(/^Best answer/).first()).toBeVisible()
  }
  if (practice === 'in the lesson') await openEnd(page, lesson, hands.follow)
  await hands.press(button(page, 'Mark as read'))
}

/** `scope` has no other radio buttons. */
async function respond(hands: Hands, scope: Locator, item: Item, response: readonly string[]) {
  for (const token of response) {
    const field = fieldOf(scope, item, token)
    if (item.interaction !== 'choice') await hands.pick(field, token)
    else if (item.cardinality === 'multiple') await hands.check(field)
    else {
      const text = item.options.find(({ id }) => id === token)?.text ?? ''
      await hands.choose(scope, text)
    }
  }
}

/** Answers every item of a quiz with its key, from the quiz page to the result. */
async function takeQuiz({ page, hands, learner, course }: Way, quiz: Quiz) {
  await expect(heading(page, quiz.title)).toBeVisible()
  if (quiz.role === 'final') {
    await expect(page.getByLabel('Name on the certificate')).toHaveValue(learner.name)
    await hands.check(page.getByRole('checkbox', { name: /^I am the person named here/ }))
  }
  await hands.press(button(page, quiz.role === 'pretest' ? 'Start the pre-test' : 'Start the quiz'))
  for (const drawn of await drawnItems(await openedAttempt(page))) {
    const { item, right } = drawn
    await openItem(page, drawn, hands.press)
    const isSingle = item.interaction === 'choice' && item.cardinality !== 'multiple'
    const scope = isSingle ? page.getByRole('group', { name: 'Choose one answer' }) : page.getByRole('main')
    await respond(hands, scope, item, right)
    if (quiz.role === 'pretest') await hands.choose(page.getByRole('group', { name: 'How sure are you?' }), 'Think so')
    await hands.press(button(page, /^Save and (continue|review)$/))
  }
  await expect(heading(page, 'Review your answers')).toBeVisible()
  await expect(page.getByLabel('Name on the certificate')).toHaveCount(0)
  if (confirmsName(course, quiz)) await expect(page.getByText(`to ${learner.name}, as you attested`)).toBeVisible()
  await hands.press(button(page, 'Submit my answers'))
  if (quiz.role === 'pretest') await hands.follow(page.getByRole('link', { name: 'Skip to my result' }))
  await expect(
    heading(page, quiz.role === 'pretest' ? 'Where you stand before the course' : 'You passed'),
  ).toBeVisible()
}

/** Plays a case to its debrief: as an expert where a sound ending is required, else by first choices. */
async function playCase({ page, hands }: Way, encounter: Encounter) {
  await expect(heading(page, encounter.title)).toBeVisible()
  await hands.press(button(page, 'Begin the case'))
  await playOn(page, encounter, encounter.moveOn === 'sound' ? expertChoice : firstChoice, { hands })
}

async function downloadCertificate({ page, hands }: Way): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    hands.follow(page.getByRole('link', { name: 'Get your certificate (PDF)' })),
  ])
  const serial = /^(NL(?:-[0-9A-Z]{4}){4})\.pdf$/.exec(download.suggestedFilename())?.[1] ?? ''
  expect(serial).not.toBe('')
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
  return serial
}

/** Goes from sign-in to the certificate file, unit by unit; returns the serial. */
export async function passCourse(way: Way): Promise<string> {
  await signInAndStart(way)
  const { page, learner, course, byHand = () => true } = way
  const units = listUnits(course)
  for (const [index, unit] of units.entries()) {
    if (!byHand(unit)) {
      if (unit.kind === 'lesson') await practicedAndRead(learner, course, unit, systemWorld)
      else await unitDone(learner, course, unit)
      continue
    }
    const before = units[index - 1]
    const next = units[index + 1]
    if (before && !byHand(before)) await page.goto(`/learn/${course.slug}/${unit.slug}`)
    if (unit.kind === 'lesson') await finishLesson(way, unit)
    else if (unit.kind === 'encounter') await playCase(way, unit)
    else await takeQuiz(way, unit)
    if (!next) continue
    // A lesson that was read in its time leads on by itself.
    if (unit.kind === 'lesson') {
      await expect(heading(page, next.title)).toBeVisible()
      continue
    }
    const onward = page.getByRole('link', { name: /^Continue: / })
    await expect(onward).toBeVisible()
    // A quiz and a case lead past an optional case that closes its module.
    if ((await onward.textContent()) === `Continue: ${next.title}`) await way.hands.follow(onward)
    else {
      expect(next).toMatchObject({ kind: 'encounter', moveOn: 'offered' })
      await page.goto(`/learn/${course.slug}/${next.slug}`)
    }
    await expect(heading(page, next.title)).toBeVisible()
  }
  return downloadCertificate(way)
}

/** Checks what a stranger sees who has only the serial. */
export async function strangerVerifies(page: Page, serial: string, learner: Learner): Promise<void> {
  await page.goto(`/verify/${serial}`)
  await expect(heading(page, 'This certificate is valid')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(learner.name)
  await expect(page.getByRole('main')).not.toContainText(learner.email)
}
