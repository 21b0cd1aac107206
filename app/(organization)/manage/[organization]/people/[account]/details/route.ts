import { form } from '@/app/_http/form'
import { changeDetails, type DetailsChanged } from '@/lib/people/organization/membership/change-details'
import { detailsInput } from '@/lib/people/organization/membership/details-schema'
import { notFound } from '@/lib/platform/error'
import { dateInWords } from '@/lib/platform/words'
import { requirePlace } from '../require-place'

export const POST = form<'/manage/[organization]/people/[account]/details'>(async ({ form, params, world, submit }) => {
  const { coordinator, accountId, here } = await requirePlace(params)
  const version = Number(form.get('version'))
  if (!Number.isSafeInteger(version)) throw notFound()
  return submit({
    fields: detailsInput,
    back: here,
    save: (input) => changeDetails(coordinator, { accountId, version, ...input }, world),
    refusals: problemOf,
    to: `${here}?done=details`,
  })
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
