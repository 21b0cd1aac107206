import { createHash } from 'node:crypto'
import type { Catalog } from '@/lib/content/course/schema'
import type { Coordinator } from '@/lib/people/account/actor'
import { listMembers } from '@/lib/people/organization/membership/current-members'
import { listMatching } from '@/lib/record/roster/matching'
import { type RosterView, readRosterView, rosterQuery } from '../people/roster-filter'
import type { Act } from './acts'
import { readSelection } from './read-selection'

interface Person {
  accountId: string
  name: string
  email: string
}

export interface ChosenPeople {
  act: Act
  /** As the form has them: an act refuses somebody else's people. */
  accountIds: string[]
  people: Person[]
  /** The list in which they were chosen. */
  list: RosterView
  /** Fields that choose them again, without the people who were ticked. */
  fields: [string, string][]
  /** Of everyone in the list, so that nobody is changed who was not shown. Null: people were ticked. */
  digest: string | null
}

type Outcome = ({ ok: true } & ChosenPeople) | { ok: false; reason: 'none' | 'many'; list: string }

/** Whom a form chose: the people ticked in a list, or everyone in it. */
export async function choosePeople(
  coordinator: Coordinator,
  { catalog, form, now }: { catalog: Catalog; form: URLSearchParams; now: Date },
): Promise<Outcome> {
  const list = readRosterView(catalog, new URLSearchParams(form.get('list') ?? ''))
  const selection = readSelection(form)
  if (!selection || !list) return { ok: false, reason: 'none', list: list ? rosterQuery(list) : '' }
  const { act, ticked } = selection
  const query = rosterQuery(list)
  const ids = ticked ?? (await listMatching(coordinator, list.filter, now))
  if (!ids) return { ok: false, reason: 'many', list: query }
  const people = await listMembers(coordinator, ids)
  const fields: [string, string][] = [
    ['act', act],
    ['list', query],
    ...(ticked ? [] : [['whole', 'yes'] as [string, string]]),
  ]
  return {
    ok: true,
    act,
    accountIds: ticked ?? people.map(({ accountId }) => accountId),
    people,
    list,
    fields,
    digest: ticked ? null : digestOf(people),
  }
}

function digestOf(people: readonly Person[]): string {
  const ids = people.map(({ accountId }) => accountId).toSorted()
  return createHash('sha256').update(ids.join()).digest('hex')
}
