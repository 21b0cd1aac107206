import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { write } from '@/app/_http/write'
import { Page } from '@/app/_ui/page-frame'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { moveOn } from '@/lib/record/group-session/move-on'
import { findGroupPiece } from '@/lib/record/group-session/piece'
import { countVotes, listTallies, requireGroup } from '@/lib/record/group-session/queries'
import { GroupDebrief } from './debrief'
import { ContentNote, Discussion, Voting } from './question'

type Path = '/manage/[organization]/classroom/[session]/group/[group]'

const refreshSeconds = 5

async function requireShown(params: { organization: string; session: string; group: string }) {
  const coordinator = await requireCoordinator(params.organization)
  const group = await requireGroup(coordinator, params.group)
  if (group.sessionId !== params.session) throw notFound()
  const piece = findGroupPiece(await loadCatalog(), group.pieceId)
  const all = `/manage/${coordinator.organizationId}/classroom/${group.sessionId}`
  return { coordinator, group, piece, all, here: `${all}/group/${group.id}` }
}

export const GET = page<Path>(async ({ params, query }) => {
  const { group, piece, all, here } = await requireShown(params)
  const [votes, tallies] = await Promise.all([countVotes(group), listTallies(group)])
  const node = piece.nodes.find(({ id }) => id === group.nodeId)
  const isHeld = query.has('hold')
  const shown = { piece, group, here, votes, isHeld }
  const last = tallies.at(-1)
  return {
    title: piece.title,
    audience: 'manage',
    current: '/manage',
    // Without a script, too; `?hold` stops it for people who need more time on a page.
    ...(group.isOpen && !isHeld && { headers: { Refresh: String(refreshSeconds) } }),
    main: (
      <Page width="wide">
        <div className="projected">
          <h1>{piece.title}</h1>
          {group.endedAt ? (
            <GroupDebrief piece={piece} nodeId={group.nodeId} tallies={tallies} />
          ) : !node ? (
            <ContentNote {...shown} door={`${all}/door`} />
          ) : group.isOpen ? (
            <Voting {...shown} node={node} />
          ) : (
            <Discussion {...shown} node={node} tally={last} />
          )}
          <p className="projected-nav">
            <a href={all}>Back to the classroom session</a>
          </p>
        </div>
      </Page>
    ),
  }
})

export const POST = write<Path>(async ({ form, params, world }) => {
  if (!isUuid(params.group)) throw notFound()
  const { coordinator, group, piece, here } = await requireShown(params)
  const question = Number(form.get('question'))
  const move = { question, isOpen: form.get('open') === 'yes', choice: form.get('choice') }
  await moveOn(coordinator, { groupId: group.id, piece, ...move }, world)
  return { to: here }
})
