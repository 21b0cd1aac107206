import { z } from 'zod'
import { isUuid } from '@/lib/platform/id'
import { typedDay } from '@/lib/platform/typed-day'
import { knownReportColumns } from './columns'

const day = z.union([z.literal('').transform(() => undefined), typedDay]).optional()

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

export const windowDays = [30, 60, 90, 180, 365]

/** Within how many days certificates expire. */
export const exportWindow = z.coerce
  .number()
  .refine((days) => windowDays.includes(days))
  .catch(90)

export const exportPeriod = z.object({ from: day.catch(undefined), until: day.catch(undefined) })

/** The newest first. */
export function exportYears(now: Date): number[] {
  return Array.from({ length: 5 }, (_, ago) => now.getUTCFullYear() - ago)
}

export function exportYear(now: Date) {
  const years = exportYears(now)
  return z.coerce
    .number()
    .refine((year) => years.includes(year))
    .catch(now.getUTCFullYear())
}
