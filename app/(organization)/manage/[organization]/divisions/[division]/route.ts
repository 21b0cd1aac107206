import { requireCoordinator } from '@/app/_auth/guards'
import { form, noFields } from '@/app/_http/form'
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

export const POST = form<'/manage/[organization]/divisions/[division]'>(async ({ form, params, submit }) => {
  const { organization, division } = params
  const coordinator = await requireCoordinator(organization)
  if (!isUuid(division)) throw notFound()
  const here = `/manage/${organization}/divisions`
  if (form.has('archive')) {
    return submit({
      fields: noFields,
      back: here,
      save: () => archiveDivision(coordinator, { divisionId: division }),
      refusals: ({ reason }) => ({ field: `archive-${division}`, message: messages[reason] }),
      to: `${here}?done=archived`,
    })
  }
  const parent = `parent-${division}`
  if (form.has(parent)) {
    const [parentId = '', before = ''] = [form.get(parent) ?? '', form.get('parentBefore') ?? '']
    if (parentId && !isUuid(parentId)) throw notFound()
    const move = { parentId: parentId || null, before: isUuid(before) ? before : null }
    return submit({
      fields: noFields,
      shown: { [parent]: parentId },
      back: here,
      save: () => moveDivision(coordinator, { divisionId: division, ...move }),
      refusals: ({ reason }) => ({ field: parent, message: whyNotMoved[reason] }),
      to: `${here}?done=moved`,
    })
  }
  const field = `divisionName-${division}`
  return submit({
    fields: divisionInput,
    names: { divisionName: field },
    back: here,
    save: ({ divisionName }) =>
      renameDivision(coordinator, { divisionId: division, name: divisionName, before: form.get('before') ?? '' }),
    refusals: ({ reason }) => ({ field, message: messages[reason] }),
    to: `${here}?done=renamed`,
  })
})
