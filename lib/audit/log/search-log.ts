import { systemWorld } from '@/lib/platform/world'
import type { EntryView } from './entry-view'
import { listEntries } from './queries'
import { recordView } from './record-view'
import type { LogSearch } from './schema'

interface Searcher {
  readonly accountId: string
  readonly role: 'administrator'
  readonly timeZone: string
}

/** The search is logged too; one for a person is about that person, who can see it. */
export async function searchLog(
  administrator: Searcher,
  search: LogSearch & { personId: string | null; limit: number },
  world = systemWorld,
): Promise<{ entries: EntryView[]; last: string | null }> {
  const { person, personId, action, object, from, to, before, limit } = search
  const isNobody = person !== '' && personId === null
  const filter = { personId, action, object, from, to, before, limit: limit + 1, timeZone: administrator.timeZone }
  const rows = isNobody ? [] : await listEntries(filter)
  const entries = rows.slice(0, limit)
  await recordView(
    administrator,
    {
      action: 'log.searched',
      ...(personId && { subjectId: personId }),
      details: { from, to, before: before ?? null },
      people: entries.flatMap(({ subject }) => (subject && subject.id !== personId ? [{ accountId: subject.id }] : [])),
      // The address bar allows any text, so all three may be personal.
      values: { person: person || null, action: action || null, object: object || null },
    },
    world,
  )
  return { entries, last: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
}
