import type { Blueprint } from '@/lib/content/quiz/schema'
import type { Problem } from '../schema'
import { unknownCallLine } from './call-lines'
import type { Content, EncounterContent, ModuleContent } from './content'
import type { FactUse } from './fact-uses'
import type { LessonContent } from './lesson-file'
import { error, type Place } from './problem'

/** Finds what a part of a course names but no file has. A broken file's own names are never reported. */
export class ReferenceFinder {
  private readonly facts: Map<string, string>
  private readonly claims: Map<string, string[]>
  private readonly objectives: Set<string>

  constructor(private readonly content: Content) {
    this.facts = new Map(content.facts.map(({ value }) => [value.id, value.status]))
    this.claims = new Map(content.claims.map(({ value }) => [value.id, value.facts]))
    this.objectives = new Set(content.modules.flatMap(({ value }) => value.objectives.map(({ id }) => id)))
  }

  private known(kind: 'fact' | 'claim', id: string, place: Place): Problem[] {
    const { names, files } = this.content.unread
    const known =
      (kind === 'fact' ? this.facts : this.claims).has(id) || names.has(id) || files.has(`sources/${kind}s.yaml`)
    return known ? [] : [error(place, `dangling-${kind}`, `no ${kind} “${id}”`)]
  }

  private cited(id: string, place: Place): Problem[] {
    if (this.facts.get(id) !== 'not-confirmed') return this.known('fact', id, place)
    return [error(place, 'unconfirmed-fact', `fact “${id}” is not confirmed and cannot be cited`)]
  }

  /** Only claims and questions for counsel may name a fact that isn't confirmed. */
  use({ fact, kind, place, via }: FactUse): Problem[] {
    if (via !== null) return []
    const isOpen = kind === 'claim' || kind === 'question for counsel'
    return isOpen ? this.known('fact', fact, place) : this.cited(fact, place)
  }

  lesson({ value, at, file, text }: LessonContent, module: ModuleContent): Problem[] {
    return [
      ...value.objectives.flatMap((id, index) => this.objective(id, module, at('objectives', index))),
      ...value.practice.flatMap((id, index) => this.practice(id, module, at('practice', index))),
      ...value.claims.flatMap((id, index) => this.known('claim', id, at('claims', index))),
      ...text.tags.flatMap(({ name, attributes, line }) => {
        const place = { file, line }
        if (name === 'Line') return this.line(attributes.fact, place)
        if (name === 'Call') return unknownCallLine(attributes.line, place)
        if (name === 'Figure') return this.figure(attributes.name, place)
        if (name === 'Check') return this.practice(attributes.item ?? '', module, place)
        if (name !== 'CommonMistake' || !attributes.claim) return []
        const facts = this.claims.get(attributes.claim) ?? []
        const unconfirmed = facts.filter((id) => this.facts.get(id) === 'not-confirmed')
        return [...this.known('claim', attributes.claim, place), ...unconfirmed.flatMap((id) => this.cited(id, place))]
      }),
    ]
  }

  encounter({ value, at }: EncounterContent): Problem[] {
    return value.nodes.flatMap(({ objective }, index) => this.anyObjective(objective, at('nodes', index, 'objective')))
  }

  line(id = '', place: Place): Problem[] {
    const { names, files } = this.content.unread
    const listed = this.content.help.some((one) => one.value.fact === id)
    const known = listed || names.has(id) || files.has('sources/help.yaml')
    return known ? [] : [error(place, 'dangling-line', `no line of fact “${id}” in sources/help.yaml`)]
  }

  private figure(name = '', place: Place): Problem[] {
    const { figures, unread } = this.content
    if (unread.names.has(name) || figures.some(({ slug }) => slug === name)) return []
    const known = figures.map(({ slug }) => slug).join(', ')
    return [error(place, 'dangling-figure', `no figure “${name}”; there are ${known}`)]
  }

  blueprint(blueprint: Blueprint | undefined, at: (objective: string) => Place): Problem[] {
    return Object.keys(blueprint ?? {}).flatMap((id) => this.anyObjective(id, at(id)))
  }

  anyObjective(id: string | undefined, place: Place): Problem[] {
    const { names, files } = this.content.unread
    const isUnread = id !== undefined && (names.has(id) || [...files].some((file) => file.endsWith('/module.yaml')))
    if (id === undefined || this.objectives.has(id) || isUnread) return []
    return [error(place, 'dangling-objective', `no objective “${id}”`)]
  }

  objective(id: string, module: ModuleContent, place: Place): Problem[] {
    if (this.content.unread.files.has(`modules/${module.slug}/module.yaml`)) return []
    const own = module.value.objectives.some((objective) => objective.id === id)
    return own ? [] : [error(place, 'dangling-objective', `no objective “${id}” in module “${module.value.id}”`)]
  }

  private practice(id: string, module: ModuleContent, place: Place): Problem[] {
    if (module.practice.some((item) => item.value.id === id)) return []
    if (module.bank.some((item) => item.value.id === id)) {
      return [error(place, 'dangling-item', `“${id}” is in the bank: as practice it would give away the key of a quiz`)]
    }
    const { names, files } = this.content.unread
    if (names.has(id) || files.has(`modules/${module.slug}/practice.yaml`)) return []
    return [error(place, 'dangling-item', `no item “${id}” in practice.yaml`)]
  }
}
