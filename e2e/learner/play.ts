import { expect, type Page } from '@playwright/test'
import { nodeOf } from '@/lib/content/course/encounter-graph'
import type { EncounterChoice, EncounterNode } from '@/lib/content/course/encounter-source'
import type { Encounter } from '@/lib/content/course/schema'
import type { Hands } from './hands'
import { pointer } from './hands'

/** The current node of a run and the position of its next decision. */
export interface Stand {
  at: EncounterNode
  position: number
}

type Chooses = (node: EncounterNode) => EncounterChoice | undefined

export const expertChoice: Chooses = ({ choices }) => choices?.find(({ grade }) => grade === 'expert')

export const firstChoice: Chooses = ({ choices }) => choices?.[0]

export function firstNode({ nodes }: Encounter): EncounterNode {
  const [first] = nodes
  if (!first) throw new Error('an encounter without a node')
  return first
}

/** Choices that lead to a costly ending and cost something at every step that allows it. */
export function costlyWay(encounter: Encounter, from = firstNode(encounter)): EncounterChoice[] {
  const search = (node: EncounterNode): EncounterChoice[] | null => {
    if (node.end) return node.end.outcome === 'costly' ? [] : null
    const isCostly = ({ grade }: EncounterChoice) => Number(grade === 'costly')
    for (const choice of (node.choices ?? []).toSorted((a, b) => isCostly(b) - isCostly(a))) {
      const next = nodeOf(encounter, choice.to)
      const way = next && search(next)
      if (way) return [choice, ...way]
    }
    return null
  }
  const way = search(from)
  if (!way) throw new Error(`no way of ${encounter.id} ends in what costs something`)
  return way
}

export function along(way: readonly EncounterChoice[]): Chooses {
  return ({ choices }) => choices?.find((choice) => way.includes(choice))
}

export async function expectStand(page: Page, encounter: Encounter, { at, position }: Stand): Promise<void> {
  await expect(page.getByText(`${encounter.title}: decision ${position}`, { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: at.title, exact: true })).toBeVisible()
}

/** Plays on to the debrief or for at most some decisions; returns the new position. */
export async function playOn(
  page: Page,
  encounter: Encounter,
  chooses: Chooses,
  { hands = pointer(), from = { at: firstNode(encounter), position: 1 }, most = Number.POSITIVE_INFINITY } = {} as {
    hands?: Hands
    from?: Stand
    most?: number
  },
): Promise<Stand> {
  let stand = from
  while (!stand.at.end && stand.position < from.position + most) {
    await expectStand(page, encounter, stand)
    const choice = chooses(stand.at)
    const next = choice && nodeOf(encounter, choice.to)
    if (!choice || !next) throw new Error(`no such choice at ${stand.at.id}`)
    await hands.choose(page.getByRole('group', { name: 'What do you do?' }), choice.text)
    await hands.press(page.getByRole('button', { name: 'Do this' }))
    stand = { at: next, position: stand.position + 1 }
  }
  if (stand.at.end) {
    await expect(page).toHaveURL(/\/debrief$/)
    await expect(page.getByRole('heading', { level: 1, name: stand.at.title, exact: true })).toBeVisible()
  } else await expectStand(page, encounter, stand)
  return stand
}
