import type { Catalog } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { keptPage } from '../_http/kept'
import { page } from '../_http/page'
import type { DocumentContent } from '../_http/render'
import type { Params } from '../_http/route'
import { findReader } from './reader'

interface PublicRequest<Path extends string, State> {
  params: Params<Path>
  catalog: Catalog
  today: string
  /** Null without a session. */
  reader: State | null
}

const signedIn = async () => 'member'

/**
 * A page cached once for strangers, and once per state of a person who is signed in: by default, only the header differs. Sets
 * no cookie. `stateOf` names the state; the page shows nothing else about the person.
 */
export function publicPage<Path extends string = '/', State extends string = string>(
  work: (asked: PublicRequest<Path, State>) => DocumentContent,
  stateOf: (learner: Learner, params: Params<Path>) => Promise<State> = signedIn as () => Promise<State>,
) {
  return page<Path>(async ({ request, params }) => {
    const learner = await findReader(request)
    const reader = learner && (await stateOf(learner, params))
    return keptPage(request, {
      cache: reader ? 'no-store' : 'public',
      variant: reader ?? '',
      make: (catalog, today) => {
        const content = work({ params, catalog, today, reader })
        return reader && content.audience === 'public' ? { ...content, audience: 'member' } : content
      },
    })
  })
}
