import { z } from 'zod'
import { uuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { reason } from '@/lib/training/attempt/schema'

const object = z
  .string()
  .regex(/^((unit|attempt|certificate):[\w-]{1,100})?$/, 'Choose what the note is about.')
  .transform((value) => value || null)

export const annotationInput = z.object({
  object,
  text: z.string().trim().min(1, 'Write the note.').max(2000, 'Use 2000 characters at most.'),
})
export type AnnotationInput = z.infer<typeof annotationInput>

export const unitReason = z.object({ unitId: z.string().min(1, 'Choose a unit.').max(100), reason })

export const courseReason = z.object({ courseId: z.string().min(1, 'Choose a course.').max(100), reason })

export const endWaiverInput = z.object({ waiverId: uuid('Choose a waiver.'), reason })
export type EndWaiverInput = z.infer<typeof endWaiverInput>

export const extensionInput = z.object({
  enrollmentId: uuid('Choose a course.'),
  /** `2027-01-31`. */
  dueOn: typedDay,
  reason,
})
export type ExtensionInput = z.infer<typeof extensionInput>

/** For several people, each with their own enrollment. */
export const laterDateInput = extensionInput.omit({ enrollmentId: true })
