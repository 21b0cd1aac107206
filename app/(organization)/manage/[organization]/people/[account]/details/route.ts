import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm, fieldErrors } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { changeDetails, type DetailsChanged } from '@/lib/people/organization/membership/change-details'
import { detailFields, detailsInput } from '@/lib/people/organization/membership/details-schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { dateInWords } from '@/lib/platform/words'

export const POST = write<'/manage/[organization]/people/[account]/details'>(async ({ form, params, world }) => {
  const { organization, account } = params
  const coordinator = await requireCoordinator(organization)
  const version = Number(form.get('version'))
  if (!isUuid(account) || !Number.isSafeInteger(version)) throw notFound()
  const here = `/manage/${organization}/people/${account}`
  const values = Object.fromEntries(detailFields.map((name) => [name, form.get(name) ?? '']))
  const parsed = detailsInput.safeParse(values)
  if (!parsed.success) return backToForm(here, { values, errors: fieldErrors(parsed.error) })
  const changed = await changeDetails(coordinator, { accountId: account, version, ...parsed.data }, world)
  if (changed.ok) return { to: `${here}?done=details` }
  return backToForm(here, { values, errors: [problemOf(changed)] })
})

const problems = {
  'identifier-taken': { field: 'identifier', message: 'Someone else in your organization has this identifier.' },
  'identifier-missing': { field: 'identifier', message: 'Enter the identifier. Your organization requires one.' },
  'identifier-pattern': { field: 'identifier', message: 'This does not look like your organization’s identifiers.' },
  division: { field: 'divisionId', message: 'Choose a division that is not archived.' },
  supervisor: { field: 'supervisorId', message: 'Choose someone else who is in your organization now.' },
}

function problemOf(changed: DetailsChanged & { ok: false }) {
  if (changed.reason !== 'changed-meanwhile') return problems[changed.reason]
  const { rank, identifier, division, hiredOn, supervisor, changedBy } = changed.now
  const now = [
    `identifier ${identifier || 'none'}`,
    `rank or role ${rank || 'none'}`,
    `division ${division ?? 'none'}`,
    `hired on ${hiredOn ? dateInWords(hiredOn) : 'none'}`,
    `supervisor ${supervisor ?? 'none'}`,
  ].join('; ')
  const message = `${changedBy ?? 'Another coordinator'} changed this while you had it open. It is now: ${now}. Save again to replace it with what you typed.`
  return { field: 'details', message }
}
