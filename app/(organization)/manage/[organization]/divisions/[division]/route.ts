import { requireCoordinator } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { write } from '@/app/_http/write'
import { archiveDivision, renameDivision } from '@/lib/people/organization/division/change-division'
import { moveDivision } from '@/lib/people/organization/division/move-division'
import { divisionInput } from '@/lib/people/organization/schema'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'

const messages = {
  'name-taken': 'A division already has this name.',
  'changed-meanwhile': 'Another coordinator just renamed this division. Check its name and try again.',
  'not-empty': 'Move its people out and archive its subdivisions first.',
}

const whyNotMoved = {
  'inside-itself': 'A division can’t be part of itself or of its own subdivisions. Choose another one.',
  'too-deep': 'Divisions have five levels at most. Choose a higher one.',
  'changed-meanwhile': 'Another coordinator just moved this division. Check where it is now and try again.',
}

export const POST = write<'/manage/[organization]/divisions/[division]'>(async ({ form, params }) => {
  const { organization, division } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(division)) throw notFound()
  const here = `/manage/${organization}/divisions`
  const field = `divisionName-${division}`
  if (form.has('archive')) {
    const archived = await archiveDivision(coordinator, { divisionId: division })
    if (archived.ok) return { to: `${here}?done=archived` }
    const errors = [{ field: `archive-${division}`, message: messages[archived.reason] }]
    return backToForm(here, { values: {}, errors })
  }
  const parent = `parent-${division}`
  if (form.has(parent)) {
    const [parentId = '', before = ''] = [form.get(parent) ?? '', form.get('parentBefore') ?? '']
    if (parentId && !isUuid(parentId)) throw notFound()
    const move = { parentId: parentId || null, before: isUuid(before) ? before : null }
    const moved = await moveDivision(coordinator, { divisionId: division, ...move })
    if (moved.ok) return { to: `${here}?done=moved` }
    return backToForm(here, {
      values: { [parent]: parentId },
      errors: [{ field: parent, message: whyNotMoved[moved.reason] }],
    })
  }
  const divisionName = form.get(field) ?? ''
  const again = (message: string) =>
    backToForm(here, { values: { [field]: divisionName }, errors: [{ field, message }] })
  const parsed = divisionInput.safeParse({ divisionName })
  if (!parsed.success) return again(parsed.error.issues[0]?.message ?? 'Enter a name for the division.')
  const change = { divisionId: division, name: parsed.data.divisionName, before: form.get('before') ?? '' }
  const renamed = await renameDivision(coordinator, change)
  return renamed.ok ? { to: `${here}?done=renamed` } : again(messages[renamed.reason])
})
