import { doneWords } from '@/app/_http/done'
import { Notice } from '@/app/_ui/notice'

const reasonIn = doneWords({
  reread: 'You changed how the list is read. Nothing is saved yet: check the report below, then save.',
  'changed-meanwhile': 'Someone else just changed a person. Nothing was saved. Check the report again.',
})

export function NotSaved({ query }: { query: URLSearchParams }) {
  const title = reasonIn(query)
  return title ? <Notice kind="warn" title={title} /> : null
}

const countIn = (query: URLSearchParams, name: string) => {
  const text = query.get(name) ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}

/** After saving: what was done, and where the invitations are. */
export function Saved({ home, query }: { home: string; query: URLSearchParams }) {
  const [changed, invited] = [countIn(query, 'changed'), countIn(query, 'invited') ?? 0]
  const left = countIn(query, 'left') ?? 0
  if (changed === null) return null
  const words = changed === 1 ? '1 person changed' : `${changed} people changed`
  const title = invited > 0 ? `${changed > 0 ? `${words}, ` : ''}${invited} invited` : words
  return (
    <Notice kind="good" role="status" title={title}>
      {left > 0 && (
        <p>
          {left === 1 ? '1 row was' : `${left} rows were`} left out. Check the same list again to see why and to
          download {left === 1 ? 'it' : 'them'}.
        </p>
      )}
      {invited > 0 && (
        <p>
          <a href={`${home}/invitations/sheet`}>Print the codes</a> for people who get no mail, or{' '}
          <a href={`${home}/invitations`}>see all invitations</a>.
        </p>
      )}
    </Notice>
  )
}
