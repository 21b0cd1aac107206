import { backToForm, fieldErrors } from '@/app/_http/flash'
import { warnOfVictims } from '@/app/_http/victim-warning'
import { write } from '@/app/_http/write'
import { makeException } from '@/lib/record/mandate/make-exception'
import { exceptionInput } from '@/lib/record/mandate/schema'
import { readPlace } from '../read-amendment'

/** Form names by schema names. */
const fields = {
  mandateId: 'mandate',
  kind: 'kind',
  until: 'until',
  authority: 'exceptionAuthority',
  reason: 'exceptionReason',
} as const

export const POST = write<'/manage/[organization]/people/[account]/exceptions'>(async ({ form, params, world }) => {
  const { coordinator, accountId } = await readPlace(params, form)
  const here = `/manage/${coordinator.organizationId}/people/${accountId}/hours`
  const values = Object.fromEntries(Object.values(fields).map((name) => [name, form.get(name) ?? '']))
  const typed = Object.entries(fields).map(([name, field]) => [name, form.get(field) ?? ''])
  const parsed = exceptionInput.safeParse(Object.fromEntries(typed))
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error).map(({ field, message }) => ({
      field: fields[field as keyof typeof fields] ?? field,
      message,
    }))
    return backToForm(here, { values, errors })
  }
  warnOfVictims(form, fields.reason)
  const made = await makeException(coordinator, { accountId, ...parsed.data }, world)
  if (!made.ok)
    return backToForm(here, { values, errors: [{ field: 'until', message: 'Choose today or a later day.' }] })
  return { to: `${here}?done=excepted#mandate-${parsed.data.mandateId}` }
})
