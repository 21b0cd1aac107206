import { z } from 'zod'
import { isUuid } from '@/lib/platform/id'
import { knownReportColumns } from './columns'

const day = z.union([z.literal('').transform(() => undefined), z.iso.date('Enter a day.')]).optional()

export const reportFilter = z
  .object({
    courseId: z.string().max(100).optional(),
    cohortId: z.string().refine(isUuid).optional(),
    /** The first and last day of completion, in the organization's zone. */
    from: day,
    until: day,
  })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    message: 'Enter a day that is not before the first.',
  })

export const savedReportInput = z.object({
  reportName: z.string().trim().min(1, 'Give it a name.').max(80, 'Use 80 characters at most.'),
  columns: z
    .array(z.string())
    .transform(knownReportColumns)
    .refine((columns) => columns.length > 0, 'Choose columns.'),
})
export type SavedReportInput = z.infer<typeof savedReportInput>
