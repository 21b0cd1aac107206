import { expect, test } from 'vitest'
import { logSearch } from '@/lib/audit/log/schema'
import { auditorInput } from '@/lib/people/auditor/schema'
import { detailsInput } from '@/lib/people/organization/membership/details-schema'
import { extensionInput } from '@/lib/record/amendment/schema'
import { dueInput } from './selection/read-selection'

const fields = {
  'a due date': dueInput.shape.dueOn,
  'a later due date': extensionInput.shape.dueOn,
  'a hire date': detailsInput.shape.hiredOn,
  'an auditor’s first day': auditorInput.shape.from,
  'a day of the log': logSearch.shape.from,
}

test.each(Object.entries(fields))('%s is a day in 1900 or later, and the message says so', (_what, field) => {
  expect(field.safeParse('2027-01-31').success).toBe(true)
  for (const day of ['0000-01-01', '0099-12-31', '1899-12-31']) {
    expect(field.safeParse(day).error?.issues.map(({ message }) => message)).toEqual(['Enter a date in 1900 or later.'])
  }
  expect(field.safeParse('soon').error?.issues.map(({ message }) => message)).toEqual([
    'Enter a date such as 2027-01-31.',
  ])
})
