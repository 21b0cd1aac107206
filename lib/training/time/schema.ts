import { z } from 'zod'
import type { Unit } from '@/lib/content/course/schema'

const wrongPage = 'There is no such page in this unit.'

export const viewedPages = {
  lesson: z.enum(['lesson', 'practice'], wrongPage),
  quiz: z.literal('quiz', wrongPage),
  encounter: z.literal('encounter', wrongPage),
} satisfies Record<Unit['kind'], z.ZodType<string>>

export type ViewedPage = z.infer<(typeof viewedPages)[Unit['kind']]>

export const viewToken = z.string('Reload the page.').min(1, 'Reload the page.').max(1000, 'Reload the page.')

/** The step that a page names, or null: a page from before an edit may name one that is gone. */
export function stepIn(unit: Unit, named: unknown): string | null {
  return unit.kind === 'lesson' ? (unit.steps.find(({ id }) => id === named)?.id ?? null) : null
}
