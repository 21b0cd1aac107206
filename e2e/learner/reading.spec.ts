import type { Page } from '@playwright/test'
import type { Lesson } from '@/lib/content/course/schema'
import { lessonsOf } from '@/prisma/course-parts'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'
import { exitAddress, interceptExit } from './exit'
import { stepLink } from './steps'

interface Said {
  text: string
  rate: number
  onend: () => void
}
declare global {
  interface Window {
    said: Said[]
  }
}

/** Stands in for the voices of a device, which a test's browser has none of. */
async function giveVoices(page: Page, voices: { name: string; lang: string; localService: boolean }[]) {
  await page.addInitScript((voices) => {
    window.said = []
    Object.assign(window, {
      SpeechSynthesisUtterance: class {
        constructor(readonly text: string) {}
      },
    })
    const speech = {
      getVoices: () => voices,
      cancel: () => console.debug('silenced'),
      speak: (said: Said) => window.said.push(said),
    }
    Object.defineProperty(window, 'speechSynthesis', { value: speech })
  }, voices)
}

const own = { name: 'Own', lang: 'en-US', localService: true }
const remote = { name: 'Remote', lang: 'en-US', localService: false }
const spoken = (page: Page) => page.evaluate(() => window.said.map(({ text }) => text))
const finish = (page: Page) => page.evaluate(() => window.said.at(-1)?.onend())
const isReading = (page: Page) => page.evaluate(() => document.documentElement.dataset.reading !== undefined)
const highlighted = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('reading') ?? [])].map(String).join().replace(/\s+/g, ' '))

test('a lesson is read aloud by keyboard: a sentence at a time, with a pause, a speed, and an end', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  const [first, second] = lesson.steps
  await giveVoices(page, [remote, own])
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)

  await page.getByRole('button', { name: 'Read aloud' }).press('Enter')
  expect(await spoken(page)).toEqual([first?.title])
  expect(await isReading(page)).toBe(true)
  await finish(page)
  const sentence = (await spoken(page))[1] ?? ''
  expect(await highlighted(page)).toBe(sentence)
  await expect(page.locator('.reading')).toContainText(sentence)
  await expectAccessible(page, 'a lesson that is being read')

  await page.getByRole('button', { name: 'Pause' }).press('Space')
  expect(await isReading(page)).toBe(false)
  await finish(page)
  expect((await spoken(page)).length).toBe(2)
  await page.getByRole('button', { name: 'Resume' }).press('Enter')
  expect((await spoken(page)).slice(1)).toEqual([sentence, sentence])

  await page.getByLabel('Speed').selectOption('Slow')
  expect(await page.evaluate(() => window.said.at(-1)?.rate)).toBe(0.7)
  await page.getByRole('button', { name: 'Stop' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Read aloud' })).toBeFocused()
  expect(await highlighted(page)).toBe('')

  await page.getByRole('button', { name: 'Read aloud' }).press('Enter')
  await stepLink(page, second?.title ?? '').click()
  expect(await isReading(page)).toBe(false)
  await page.getByRole('button', { name: 'Read aloud' }).click()
  expect((await spoken(page)).at(-1)).toBe(second?.title)
  const before = (await spoken(page)).length
  while (await isReading(page)) await finish(page)
  const words = (await spoken(page)).slice(before).join(' ')
  expect(words.length).toBeGreaterThan(200)
  expect(words).not.toMatch(/\bSources?\b$|Continue$/)
  expect(await page.evaluate(() => window.said.at(-1)?.rate)).toBe(0.7)
})

test('without a voice of the device, nothing is offered', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  await giveVoices(page, [remote, { name: 'Other', lang: 'de-DE', localService: true }])
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await expect(page.getByText('Text size')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read aloud' })).toBeHidden()
})

test('leaving the page ends the reading', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  await giveVoices(page, [own])
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await page.getByRole('button', { name: 'Read aloud' }).click()
  expect(await isReading(page)).toBe(true)
  const left = interceptExit(page)
  const silenced = page.waitForEvent('console', (message) => message.text() === 'silenced')
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Shift')
  await silenced
  expect(await left).toBe(exitAddress)
})

test('a word shows its definition on focus and on a tap, and Escape closes it', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  const [word] = lesson.terms
  if (!word) throw new Error('the lesson has no words')
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  const link = page.locator(`a.term[href="/glossary#${word.id}"]`)
  const step = await link.evaluate((one) => one.closest('.step')?.querySelector('.step-title')?.textContent)
  await stepLink(page, step ?? '').click()
  await expect(link).toHaveAccessibleDescription(word.definition)
  const card = page.locator('.term-card')

  await link.click()
  await expect(card).toContainText(word.definition)
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(link).toBeFocused()
  await expect(card).toContainText(word.definition)
  await page.keyboard.press('Escape')
  await link.click()
  await expectAccessible(page, 'a definition')
  await link.click()
  await expect(page).toHaveURL(new RegExp(`/glossary#${word.id}$`))
  await expect(page.locator('.words > :target')).toContainText(word.definition)
})

test('text size and spacing stay on the device, and apply before the first paint', async ({ page }) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return
      observer.disconnect()
      document.documentElement.dataset.first = `${document.documentElement.dataset.size} ${performance.getEntriesByType('paint').length}`
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto('/accessibility')
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  expect(await size()).toBe(16)
  await page.getByLabel('Size').selectOption('Largest')
  await page.getByLabel('Spacing').selectOption('Wide')
  expect(await size()).toBe(24)
  await page.goto('/glossary')
  expect(await page.evaluate(() => document.documentElement.dataset.first)).toBe('largest 0')
  expect(await size()).toBe(24)
  await expect(page.locator('main')).toHaveCSS('word-spacing', /[1-9]/)
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await expectAccessible(page, 'the largest text')
})
