import { systemWorld } from '@/lib/platform/world'
import type { EntryView } from './entry-view'
import { listEntries } from './queries'
import { recordView } from './record-view'
import type { LogSearch } from './schema'

/** An administrator, by the proof of lib/people/account/actor.ts, which stands to the left of the log. */
interface Searcher {
  readonly accountId: string
  readonly role: 'administrator'
}

/**
 * What the log says of what is looked for, the newest first, and the entry after which there are older ones. The search is
 * an entry itself; one for a person is about that person, who sees it, and so does whoever an entry that is shown is about.
 * `personId` is whose address or id was typed, null where it is nobody’s.
 */
export async function searchLog(
  administrator: Searcher,
  search: LogSearch & { personId: string | null; limit: number },
  world = systemWorld,
): Promise<{ entries: EntryView[]; last: string | null }> {
  const { person, personId, action, object, from, to, before, limit } = search
  const isNobody = person !== '' && personId === null
  const filter = { personId, action, object, from, to, before, limit: limit + 1 }
  const rows = isNobody ? [] : await listEntries(filter)
  const entries = rows.slice(0, limit)
  await recordView(
    administrator,
    {
      action: 'log.searched',
      ...(personId && { subjectId: personId }),
      details: { from, to, before: before ?? null },
      people: entries.flatMap(({ subject }) => (subject && subject.id !== personId ? [{ accountId: subject.id }] : [])),
      // Of each an address bar takes anything.
      values: { person: person || null, action: action || null, object: object || null },
    },
    world,
  )
  return { entries, last: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}
