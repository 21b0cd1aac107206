import { z } from 'zod'
import type { Encounter } from '@/lib/content/course/schema'

const empty = 'Write a note first.'

/** A form sends a line break as two characters; its field counts one. */
export const reflectionText = z
  .string(empty)
  .overwrite((text) => text.replaceAll('\r\n', '\n'))
  .trim()
  .min(1, empty)
  .max(4000, 'Use 4,000 characters at most.')

export const choiceStep = z.object({
  position: z.coerce.number('There is no such choice here.').int().min(1).max(1000),
  choice: z.string('Choose what you do.').min(1, 'Choose what you do.').max(20),
})

/** Checks only the frame: a later limit for authors must not make an old frozen encounter unreadable. */
export function storedEncounter(value: unknown): Encounter {
  z.object({ id: z.string(), nodes: z.array(z.object({ id: z.string(), text: z.string() })).min(1) }).parse(value)
  return value as Encounter
}
