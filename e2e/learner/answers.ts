import { expect, type Page } from '@playwright/test'
import { storedItem } from '@/lib/attempt/schema'
import { db } from '@/lib/platform/db'
import type { Item } from '@/lib/quiz/schema'

export interface DrawnItem {
  position: number
  item: Item
  /** Text of the option that is the key. */
  right: string
  /** Text of one that is not. */
  wrong: string
}

/** The form of an attempt with its keys, from the database: no page has them. */
export async function drawnItems(attemptId: string): Promise<DrawnItem[]> {
  const rows = await db.attemptItem.findMany({ where: { attemptId }, orderBy: { position: 'asc' } })
  return rows.map((row) => {
    const item = storedItem.parse(row.item)
    const textOf = (key: boolean) => item.options.find((option) => option.key === key)?.text ?? ''
    return { position: row.position, item, right: textOf(true), wrong: textOf(false) }
  })
}

/** The attempt that the page is at, once it is. */
export async function openedAttempt(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/attempts\/[0-9a-f-]{36}\//)
  return /\/attempts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}

export async function savedValue(attemptId: string, position: number): Promise<unknown> {
  return (await db.response.findUnique({ where: { attemptId_position: { attemptId, position } } }))?.value
}

/** Answers each item from the first to the review page, by mouse: `wrong` of them not by the key. */
export async function answerAll(page: Page, { wrong = 0 }: { wrong?: number } = {}): Promise<DrawnItem[]> {
  const items = await drawnItems(await openedAttempt(page))
  for (const drawn of items) {
    await expect(page.getByRole('heading', { level: 1, name: drawn.item.stem })).toBeVisible()
    const text = drawn.position <= wrong ? drawn.wrong : drawn.right
    await page.getByRole('radio', { name: text, exact: true }).check()
    await page.getByRole('button', { name: /^Save and (continue|review)$/ }).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Review your answers' })).toBeVisible()
  return items
}
