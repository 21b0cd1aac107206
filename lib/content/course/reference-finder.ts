import type { Blueprint, ItemSource } from '@/lib/content/quiz/schema'
import { unknownCallLine } from './call-lines'
import { factsNamed } from './cited'
import type { Content, EncounterContent, ModuleContent } from './content'
import type { PublicCase } from './front-source'
import type { JobAid } from './job-aid-source'
import type { LessonContent } from './lesson-file'
import { error, type Located, type Place } from './problem'
import type { Problem } from './schema'

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

  known(kind: 'fact' | 'claim', id: string, place: Place): Problem[] {
    const { names, files } = this.content.unread
    const known =
      (kind === 'fact' ? this.facts : this.claims).has(id) || names.has(id) || files.has(`sources/${kind}s.yaml`)
    return known ? [] : [error(place, `dangling-${kind}`, `no ${kind} “${id}”`)]
  }

  cited(id: string, place: Place): Problem[] {
    if (this.facts.get(id) !== 'not-confirmed') return this.known('fact', id, place)
    return [error(place, 'unconfirmed-fact', `fact “${id}” is not confirmed and cannot be cited`)]
  }

  item(item: Located<ItemSource>, module: ModuleContent): Problem[] {
    return [...this.objective(item.value.objective, module, item.at('objective')), ...this.factsOf(item)]
  }

  sample(item: Located<ItemSource>): Problem[] {
    return [...this.anyObjective(item.value.objective, item.at('objective')), ...this.factsOf(item)]
  }

  publicCase({ value, at }: Located<PublicCase>): Problem[] {
    return [
      ...value.decisions.flatMap(({ choices }, index) =>
        choices.flatMap(({ facts }, number) =>
          facts.flatMap((id) => this.cited(id, at('decisions', index, 'choices', number, 'facts'))),
        ),
      ),
      ...value.end.facts.flatMap((id) => this.cited(id, at('end', 'facts'))),
    ]
  }

  private factsOf({ value, at }: Located<ItemSource>): Problem[] {
    return [
      ...value.facts.flatMap((id, index) => this.cited(id, at('facts', index))),
      ...value.options.flatMap((option, number) =>
        option.facts.flatMap((id, index) => this.cited(id, at('options', number, 'facts', index))),
      ),
    ]
  }

  lesson({ value, at, file, text }: LessonContent, module: ModuleContent): Problem[] {
    return [
      ...value.objectives.flatMap((id, index) => this.objective(id, module, at('objectives', index))),
      ...value.practice.flatMap((id, index) => this.practice(id, module, at('practice', index))),
      ...value.claims.flatMap((id, index) => this.known('claim', id, at('claims', index))),
      ...text.tags.flatMap(({ name, attributes, line }) => {
        const place = { file, line }
        if (name === 'Cite') return factsNamed(attributes.fact).flatMap((id) => this.cited(id, place))
        if (name === 'Fact') return this.cited(attributes.fact?.trim() ?? '', place)
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
    const asked = (value.afterReading ?? []).flatMap(({ facts }, index) =>
      facts.flatMap((id, fact) => this.cited(id, at('afterReading', index, 'facts', fact))),
    )
    const told = value.nodes.flatMap((node, index) => [
      ...this.anyObjective(node.objective, at('nodes', index, 'objective')),
      ...(node.end?.facts ?? []).flatMap((id, fact) => this.cited(id, at('nodes', index, 'end', 'facts', fact))),
      ...(node.choices ?? []).flatMap((choice, number) =>
        [
          ...choice.facts.map((id, fact) => ({ id, path: ['facts', fact] })),
          ...(choice.law?.facts ?? []).map((id, fact) => ({ id, path: ['law', 'facts', fact] })),
        ].flatMap(({ id, path }) => this.cited(id, at('nodes', index, 'choices', number, ...path))),
      ),
    ])
    return [...told, ...asked]
  }

  jobAid({ value, at }: Located<JobAid>): Problem[] {
    return [
      ...value.sections.flatMap((section, number) =>
        section.points.flatMap((point, index) =>
          point.facts.flatMap((id) => this.cited(id, at('sections', number, 'points', index))),
        ),
      ),
      ...value.lines.flatMap((id, index) => this.line(id, at('lines', index))),
    ]
  }

  note({ value, at }: LessonContent): Problem[] {
    const facts = value.contentNote?.facts ?? []
    return facts.flatMap((id, index) => this.cited(id, at('contentNote', 'facts', index)))
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

  private anyObjective(id: string | undefined, place: Place): Problem[] {
    const { names, files } = this.content.unread
    const isUnread = id !== undefined && (names.has(id) || [...files].some((file) => file.endsWith('/module.yaml')))
    if (id === undefined || this.objectives.has(id) || isUnread) return []
    return [error(place, 'dangling-objective', `no objective “${id}”`)]
  }

  private objective(id: string, module: ModuleContent, place: Place): Problem[] {
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
