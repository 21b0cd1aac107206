import type { Page } from '@playwright/test'
import { demoPassword } from '@/lib/people/account/demo'

export interface Screen {
  name: string
  /** The demonstration's account, before the @. */
  as?: 'officer' | 'learner' | 'certified' | 'coordinator'
  open(page: Page): Promise<void>
}

const at = (path: string) => async (page: Page) => {
  await page.goto(path)
}

/** Opens a page, then follows links by their names or selectors. */
const through =
  (path: string, ...links: string[]) =>
  async (page: Page) => {
    await page.goto(path)
    for (const link of links) {
      const href = await page.locator(link).first().getAttribute('href')
      await page.goto(href ?? path)
    }
  }

export const screens: Screen[] = [
  { name: '01-home', open: at('/') },
  { name: '02-public-case', open: at('/case') },
  { name: '03-course', open: at('/courses/law-enforcement') },
  { name: '04-my-courses', as: 'officer', open: at('/learn') },
  { name: '05-outline', as: 'officer', open: at('/learn/law-enforcement') },
  { name: '06-lesson-step', as: 'officer', open: at('/learn/law-enforcement/what-trafficking-is') },
  {
    name: '07-result',
    as: 'certified',
    open: through('/learn/law-enforcement', 'main a[href*="final"]', 'main a[href$="/result"]'),
  },
  { name: '08-certificates', as: 'certified', open: at('/certificates') },
  { name: '09-verify', as: 'certified', open: through('/certificates', 'main a[href*="/verify/NL-"]') },
  { name: '10-glossary', open: at('/glossary') },
  { name: '11-people', as: 'coordinator', open: through('/manage', 'main a[href$="/people"]') },
  { name: '12-person', as: 'coordinator', open: through('/manage', 'main a[href$="/people"]', 'main a.row-link') },
]

export async function enterAs(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(`${name}@demo.example`)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
