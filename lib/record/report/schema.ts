import { z } from 'zod'
import { isUuid } from '@/lib/platform/id'
import { knownReportColumns } from './columns'

const day = z
  .union([z.literal('').transform(() => undefined), z.iso.date('Enter a date such as 2027-01-31.')])
  .optional()

export const reportFilter = z
  .object({
    courseId: z.string().max(100).optional(),
    cohortId: z.string().refine(isUuid, 'Choose a cohort.').optional(),
    /** The first and last day of completion, in the organization's zone. */
    from: day,
    until: day,
  })
  .refine(({ from, until }) => !from || !until || from <= until, {
    path: ['until'],
    message: 'Enter a date on or after the first one.',
  })

export const savedReportInput = z.object({
  reportName: z.string().trim().min(1, 'Enter a name.').max(80, 'Use 80 characters at most.'),
  columns: z
    .array(z.string())
    .transform(knownReportColumns)
    .refine((columns) => columns.length > 0, 'Choose at least one column.'),
})
export type SavedReportInput = z.infer<typeof savedReportInput>
