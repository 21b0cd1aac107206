import { z } from 'zod'
import type { Encounter } from '@/lib/content/course/schema'
import { typedText } from '@/lib/platform/typed-line'

const missing = 'Write a note first.'

export const reflectionText = typedText(missing).min(1, missing).max(4000, 'Use 4,000 characters at most.')

export const choiceStep = z.object({
  position: z.coerce.number('There is no such choice here.').int().min(1).max(1000),
  choice: z.string('Choose what you do.').min(1, 'Choose what you do.').max(20),
})

/** Checks only the frame: a later limit for authors must not make an old frozen encounter unreadable. */
export function storedEncounter(value: unknown): Encounter {
  z.object({ id: z.string(), nodes: z.array(z.object({ id: z.string(), text: z.string() })).min(1) }).parse(value)
  return value as Encounter
}
