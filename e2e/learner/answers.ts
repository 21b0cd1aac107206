import { expect, type Locator, type Page } from '@playwright/test'
import type { Course } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { storedItem } from '@/lib/training/attempt/schema'
import { startAttempt } from '@/lib/training/attempt/start'
import { finalOf, quizzesOf } from '@/prisma/course-parts'
import { attestedBy, openFrom, wrongOf } from '@/prisma/factories'

export interface AskedItem {
  position: number
  item: Item
  /** Field tokens of a fully right response and of one that earns nothing. */
  right: string[]
  wrong: string[]
}

/** Reads an attempt's items with their keys from the database, because no page has the keys. */
export async function drawnItems(attemptId: string): Promise<AskedItem[]> {
  const rows = await db.attemptItem.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    include: { version: true },
  })
  return rows.map(({ position, version }) => {
    const item = storedItem.parse(version.item)
    return { position, item, right: keyOf(item), wrong: wrongOf(item) }
  })
}

/** Waits for an attempt's page and returns the attempt's id. */
export async function openedAttempt(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/attempts\/[0-9a-f-]{36}\//)
  return /\/attempts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
}

export async function savedValue(attemptId: string, position: number): Promise<unknown> {
  return (await db.response.findUnique({ where: { attemptId_position: { attemptId, position } } }))?.value
}

export async function savedConfidence(attemptId: string, position: number): Promise<unknown> {
  return (await db.response.findUnique({ where: { attemptId_position: { attemptId, position } } }))?.confidence
}

/** The field of an option: a radio button, a checkbox, or the select of a step or a match. */
export function fieldOf(scope: Page | Locator, item: Item, token: string): Locator {
  const [id, target] = token.split(':')
  const name = item.options.find((option) => option.id === id)?.text ?? ''
  if (target !== undefined) return scope.getByRole('combobox', { name, exact: true })
  const several = item.interaction === 'choice' && item.cardinality === 'multiple'
  return scope.getByRole(several ? 'checkbox' : 'radio', { name, exact: true })
}

/** Waits for an item, and opens it when a content note comes first. */
export async function openItem(
  page: Page,
  { position, item }: AskedItem,
  press = (target: Locator) => target.click(),
): Promise<void> {
  const name = item.contentNote ? `Question ${position}` : item.stem
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  const stem = page.getByText(item.stem, { exact: true })
  const show = page.getByText('Show the question')
  if (item.contentNote && !(await stem.isVisible())) await press(show)
  await expect(stem).toBeVisible()
}

export async function give(scope: Page | Locator, item: Item, response: readonly string[]): Promise<void> {
  for (const token of response) {
    const field = fieldOf(scope, item, token)
    if (item.interaction === 'choice') await field.check()
    else await field.selectOption(token)
  }
}

/** Answers every item up to the review page; the items that `miss` selects earn nothing. */
export async function answerAll(
  page: Page,
  { miss = () => false }: { miss?: (drawn: AskedItem) => boolean } = {},
): Promise<AskedItem[]> {
  const items = await drawnItems(await openedAttempt(page))
  for (const drawn of items) {
    await openItem(page, drawn)
    await give(page, drawn.item, miss(drawn) ? drawn.wrong : drawn.right)
    await page.getByRole('button', { name: /^Save and (continue|review)$/ }).click()
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Review your answers' })).toBeVisible()
  return items
}

export function oneOfEachKind(course: Course): { single: Item; several: Item; order: Item; match: Item } {
  const items = quizzesOf(course).flatMap(({ bank }) => bank.filter(({ contentNote }) => !contentNote))
  const find = (wanted: (item: Item) => boolean) => {
    const found = items.find(wanted)
    if (!found) throw new Error(`${course.slug} lacks an interaction`)
    return found
  }
  return {
    single: find((item) => item.interaction === 'choice' && item.cardinality !== 'multiple'),
    several: find((item) => item.interaction === 'choice' && item.cardinality === 'multiple'),
    order: find((item) => item.interaction === 'order'),
    match: find((item) => item.interaction === 'match'),
  }
}

/** Attests and starts a final on its page. */
export async function startFinal(page: Page, button = 'Start the quiz'): Promise<void> {
  await page.getByRole('checkbox', { name: /^I am the person named here/ }).check()
  await page.getByRole('button', { name: button }).click()
}

/** Starts an attempt at the final with exactly these items, and no must-pass duties. */
export async function startedWith(
  person: Learner,
  course: Course,
  bank: Item[],
  { timeLimitMinutes = null, world = systemWorld }: { timeLimitMinutes?: number | null; world?: World } = {},
): Promise<{ attemptId: string; address: string }> {
  const blueprint: Record<string, number> = {}
  for (const { objective } of bank) blueprint[objective] = (blueprint[objective] ?? 0) + 1
  const { duties: _, ...final } = finalOf(course)
  const attested = attestedBy(person)
  const started = await startAttempt(
    person,
    { course: openFrom(course), quiz: { ...final, bank, blueprint, timeLimitMinutes }, attested },
    world,
  )
  if (!started.ok) throw new Error(started.reason)
  const { attemptId } = started
  return { attemptId, address: `/learn/${course.slug}/${final.slug}/attempts/${attemptId}` }
}
