import { requireCoordinator } from '@/app/_auth/guards'
import { readFlash } from '@/app/_http/flash'
import { form, noFields } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { timeInWords } from '@/lib/platform/words'
import { requireClassroomSession } from '@/lib/record/classroom/queries'
import { findGroupPiece, groupPieces } from '@/lib/record/group-session/piece'
import { listGroups } from '@/lib/record/group-session/queries'
import { startGroup } from '@/lib/record/group-session/start-group'
import { managePage } from '../../../manage-page'
import { attendanceProblems } from '../attendance-problems'

type Path = '/manage/[organization]/classroom/[session]/group'

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const back = `/manage/${coordinator.organizationId}/classroom/${session.id}`
  const here = `${back}/group`
  const [catalog, groups, { errors }] = await Promise.all([
    loadCatalog(),
    listGroups(coordinator, session),
    readFlash(query.get('problem')),
  ])
  const pieces = groupPieces(catalog)
  const titles = new Map(pieces.map(({ id, title }) => [id, title]))
  return managePage(
    {
      coordinator,
      title: 'A case for the room',
      width: 'reading',
      meta: [session.title],
      back: { href: back, text: 'Classroom session' },
      errors,
    },
    <>
      <p>
        You show a case on a projector, and people vote by phone without signing in. A vote has no name. Totals appear
        from five votes on, after you close the question. Then the room discusses.
      </p>
      <form method="post" action={here}>
        <OnceField />
        <SelectField
          label="Case"
          name="piece"
          options={pieces.map(({ id, title }) => ({
            value: id,
            text: `${id.startsWith('roll-call:') ? 'Five minutes' : 'Encounter'}: ${title}`,
          }))}
        />
        <Button>Start</Button>
      </form>
      {groups.length > 0 && (
        <>
          <h2>Started earlier</h2>
          <ul className="rows">
            {groups.map(({ id, pieceId, startedAt, endedAt }) => (
              <li key={id}>
                <a href={`${here}/${id}`}>{titles.get(pieceId) ?? 'A case that is no longer offered'}</a>
                <p>
                  {timeInWords(startedAt, coordinator.timeZone)}, {endedAt ? 'ended' : 'open'}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>,
  )
})

export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const session = await requireClassroomSession(coordinator, params.session)
  const here = `/manage/${coordinator.organizationId}/classroom/${session.id}/group`
  const piece = findGroupPiece(await loadCatalog(), form.get('piece') ?? '')
  return submit({
    fields: noFields,
    back: here,
    save: () => startGroup(coordinator, { sessionId: session.id, piece }, world),
    refusals: attendanceProblems,
    to: ({ id }) => `${here}/${id}`,
  })
})
