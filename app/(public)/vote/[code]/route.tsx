import { openPage } from '@/app/_auth/reader'
import { addressOf } from '@/app/_http/request'
import { write } from '@/app/_http/write'
import { Button } from '@/app/_ui/form/button'
import { OptionList } from '@/app/_ui/form/option-list'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { joinCode } from '@/lib/people/organization/schema'
import { makePhone } from '@/lib/record/group-session/phone'
import { findGroupPiece, type GroupNode } from '@/lib/record/group-session/piece'
import { findGroupByCode, findOwnVote, type GroupView } from '@/lib/record/group-session/queries'
import { vote } from '@/lib/record/group-session/vote'
import { phoneCookie, readPhone } from './phone-cookie'

type Path = '/vote/[code]'

const waitSeconds = 5

/** Reads no session: anyone with the code may vote, and votes are anonymous. */
async function findRoom(typed: string): Promise<{ group: GroupView; node: GroupNode | null } | null> {
  const code = joinCode.safeParse(typed)
  const group = code.success ? await findGroupByCode(code.data, new Date()) : null
  if (!group) return null
  const piece = findGroupPiece(await loadCatalog(), group.pieceId)
  return { group, node: (group.isOpen && piece.nodes.find(({ id }) => id === group.nodeId)) || null }
}

export const GET = openPage<Path>(async ({ params, query }) => {
  const room = await findRoom(params.code)
  const title = 'Vote'
  if (!room) {
    const ended = 'A code works on the day of the session, in the room. Ask for a new one.'
    const main = (
      <Page width="form">
        <PageHeading title="This code cannot be used" />
        <p>{ended}</p>
      </Page>
    )
    return { title, audience: 'public', main, status: 404 }
  }
  const { group, node } = room
  const phone = await readPhone(group)
  const own = node && (await findOwnVote(group, phone))
  const isAsked = node !== null && own === null
  const cookie = phone ? undefined : phoneCookie(params.code, makePhone(group))
  return {
    title,
    audience: 'public',
    headers: {
      ...(cookie && { 'Set-Cookie': cookie }),
      // The form keeps still while someone reads it.
      ...(!isAsked && !group.endedAt && { Refresh: String(waitSeconds) }),
    },
    main: (
      <Page width="form">
        <PageHeading title={node ? node.ask : title} meta={['Your vote has no name']} />
        {query.has('no-cookie') && (
          <Notice kind="warn" role="status" title="Your vote didn’t count">
            <p>Votes need cookies in this browser. Or raise your hand.</p>
          </Notice>
        )}
        {query.has('full') && (
          <Notice kind="warn" role="status" title="Your vote didn’t count">
            <p>Too many votes came from this network. Raise your hand, or vote over your phone’s own connection.</p>
          </Notice>
        )}
        {isAsked ? (
          <Ballot address={`/vote/${params.code}`} group={group} node={node} />
        ) : (
          <p role="status">
            {own !== null && 'Your vote was counted. '}
            {group.endedAt ? 'This case has ended.' : 'This page waits for the next question.'}
          </p>
        )}
      </Page>
    ),
  }
})

function Ballot({ address, group, node }: { address: string; group: GroupView; node: GroupNode }) {
  return (
    <form method="post" action={address}>
      <input type="hidden" name="question" value={group.question} />
      <OptionList legend={node.ask} hideLegend name="choice" options={node.choices} />
      <Button>Vote</Button>
    </form>
  )
}

export const POST = write<Path>(async ({ form, params, request }) => {
  const here = `/vote/${params.code}`
  const room = await findRoom(params.code)
  if (!room?.node) return { to: here }
  const phone = await readPhone(room.group)
  if (!phone) return { to: `${here}?no-cookie` }
  const { group, node } = room
  if (Number(form.get('question')) !== group.question) return { to: here }
  const ballot = { phone, network: addressOf(request), choice: form.get('choice') ?? '' }
  const voted = await vote(group, node.choices, ballot)
  return { to: voted === 'too-many' ? `${here}?full` : here }
})
