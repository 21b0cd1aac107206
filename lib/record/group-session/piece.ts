import type { RollCallPiece } from '@/lib/content/course/handout-source'
import type { Catalog, Encounter } from '@/lib/content/course/schema'
import { notFound } from '@/lib/platform/error'

interface GroupChoice {
  id: string
  text: string
  /** The next node; null: the debrief. */
  to: string | null
  /** For the debrief. */
  feedback: string
}

export interface GroupNode {
  id: string
  title: string
  text: string
  ask: string
  choices: GroupChoice[]
}

/** A roll-call piece or an encounter, in the form in which a room goes through it. */
export interface GroupPiece {
  id: string
  title: string
  contentNote: string
  /** Before the first node's text. */
  setting: string | null
  nodes: GroupNode[]
  /** Endings by node id. */
  ends: Map<string, string>
  point: string | null
  facts: Encounter['sources']['facts']
}

const stepOut = 'You can step out at any time. Your attendance stays as it is.'

export function groupPieces(catalog: Catalog): GroupPiece[] {
  const units = catalog.courses.flatMap(({ modules }) => modules.flatMap((module) => module.units))
  const encounters = units.filter((unit): unit is Encounter => unit.kind === 'encounter')
  const once = [...new Map(encounters.map((one) => [one.id, one])).values()]
  return [...catalog.rollCall.map((piece) => fromRollCall(piece, catalog)), ...once.map(fromEncounter)]
}

/** Errors: not-found, also for one that a later edition of the course left out. */
export function findGroupPiece(catalog: Catalog, id: string): GroupPiece {
  const piece = groupPieces(catalog).find((one) => one.id === id)
  if (!piece) throw notFound()
  return piece
}

function fromRollCall(piece: RollCallPiece, catalog: Catalog): GroupPiece {
  const { id, title, case: text, ask, options, answer, point, why } = piece
  const feedback = (option: string) => (option === answer ? why : '')
  const choices = options.map((one) => ({ ...one, to: null, feedback: feedback(one.id) }))
  return {
    id: `roll-call:${id}`,
    title,
    contentNote: `A short case about trafficking. ${stepOut}`,
    setting: null,
    nodes: [{ id: 'case', title, text, ask, choices }],
    ends: new Map(),
    point,
    facts: catalog.facts.filter((fact) => piece.facts.includes(fact.id)),
  }
}

function fromEncounter({ id, title, contentNote, setting, nodes, sources }: Encounter): GroupPiece {
  return {
    id: `encounter:${id}`,
    title,
    contentNote: `${contentNote ?? 'A case about trafficking.'} ${stepOut}`,
    setting,
    nodes: nodes.flatMap((node) => (node.choices ? { ...node, ask: 'What do you do?', choices: node.choices } : [])),
    ends: new Map(nodes.filter(({ end }) => end).map((node) => [node.id, node.text])),
    point: null,
    facts: sources.facts,
  }
}
