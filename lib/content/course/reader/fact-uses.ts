import type { ItemSource } from '@/lib/content/quiz/schema'
import { firstWords } from '@/lib/platform/words'
import { factsOfFigure } from '../figure-source'
import { type HelpText, helpLinesOf } from '../help-source'
import { factsNamed } from './cited'
import type { Content, CourseContent, EncounterContent, ModuleContent, PartContent } from './content'
import type { LessonContent } from './lesson-file'
import type { Located, Place } from './problem'
import { factPlaces } from './task-words'

/** A place that rests on a fact. */
export interface FactUse {
  fact: string
  place: Place
  kind: string
  title: string
  /** The id of the item, unit, or entry. */
  owner: string
  /** A claim, figure, term, or phone line that brings the fact; null when the place cites it. */
  via: string | null
}

type Owner = Pick<FactUse, 'kind' | 'title' | 'owner'>
type Part = Located<{ facts: string[] }>

const phoneLine = 'its phone line'

/** Each place of the courses that rests on a fact, in itself or through a claim, a figure, or a term. */
export function factUses(content: Content): FactUse[] {
  return [
    ...content.modules.flatMap((module) => usesOfModule(module, content)),
    ...content.samples.flatMap((item) => usesOfItem(item, 'sample item')),
    ...content.courses.flatMap(usesOfCourse),
    ...content.claims.flatMap((one) => uses(one, named('claim', one.value.id, one.value.claim))),
    ...content.counsel.flatMap((one) => uses(one, named('question for counsel', one.value.id, one.value.question))),
    ...content.terms.flatMap((one) => uses(one, { kind: 'term', title: one.value.term, owner: one.value.id })),
    ...content.figures.flatMap((one) => {
      const owner = { kind: 'figure', title: one.value.title, owner: one.slug }
      return [...uses(one, owner), ...use(one.value.lines, (index) => one.at('lines', index), owner, phoneLine)]
    }),
    ...content.help.flatMap(({ value, at }) =>
      use([value.fact], () => at('fact'), { kind: 'phone line', title: value.name, owner: value.fact }),
    ),
    ...[content.site ?? []].flat().flatMap(({ value, at }) => {
      const owner = { kind: 'footer', title: 'Emergency number', owner: 'site' }
      return use([value.emergency], () => at('emergency'), owner, phoneLine)
    }),
    ...[content.publicCase ?? []].flat().flatMap(usesOfPublicCase),
    ...content.helpTexts.flatMap(usesOfHelpText),
    ...content.rollCall.flatMap((one) =>
      uses(one, { kind: 'roll-call piece', title: one.value.title, owner: one.value.id }),
    ),
    ...content.templates.flatMap((one) => uses(one, { kind: 'template', title: one.value.title, owner: one.value.id })),
  ]
}

/** The entry's id, and how its text begins. */
function named(kind: string, owner: string, text: string): Owner {
  return { kind, title: `${owner}, ${firstWords(text)}`, owner }
}

function use(
  facts: readonly string[],
  at: (index: number) => Place,
  owner: Owner,
  via: string | null = null,
): FactUse[] {
  return facts.map((fact, index) => ({ fact, place: at(index), ...owner, via }))
}

function uses({ value, at }: Part, owner: Owner, ...path: PropertyKey[]): FactUse[] {
  return use(value.facts, (index) => at(...path, 'facts', index), owner)
}

function usesOfModule(module: ModuleContent, content: Content): FactUse[] {
  const quizItems = {
    practice: 'practice item',
    pretest: 'pre-test item',
    bank: 'quiz item',
    final: 'final item',
  } as const
  return [
    ...module.lessons.flatMap((lesson) => usesOfLesson(lesson, content)),
    ...(['practice', 'pretest', 'bank', 'final'] as const).flatMap((bank) =>
      module[bank].flatMap((item) => usesOfItem(item, quizItems[bank])),
    ),
    ...module.encounters.flatMap(usesOfEncounter),
    ...module.tasks.flatMap((task) => {
      const owner = { kind: 'task', title: task.value.title, owner: task.slug, via: null }
      return factPlaces(task).map(({ id, place }) => ({ fact: id, place, ...owner }))
    }),
  ]
}

function usesOfItem({ value, at }: Located<ItemSource>, kind: string): FactUse[] {
  const owner = named(kind, value.id, value.stem)
  const inOptions = value.options.flatMap((option, number) => uses({ value: option, at }, owner, 'options', number))
  return [...uses({ value, at }, owner), ...inOptions]
}

function usesOfLesson({ value, at, file, text }: LessonContent, content: Content): FactUse[] {
  const owner = { kind: 'lesson', title: value.title, owner: value.id }
  const ofClaim = (id: string, place: Place) =>
    content.claims
      .filter((claim) => claim.value.id === id)
      .flatMap((claim) => use(claim.value.facts, () => place, owner, `claim ${id}`))
  return [
    ...value.claims.flatMap((id, index) => ofClaim(id, at('claims', index))),
    ...use(value.contentNote?.facts ?? [], (index) => at('contentNote', 'facts', index), owner),
    ...text.tags.flatMap(({ name, attributes, line }) => {
      const place = { file, line }
      if (name === 'CommonMistake') return ofClaim(attributes.claim ?? '', place)
      if (name === 'Figure') {
        const shown = content.figures.filter(({ slug }) => slug === attributes.name)
        return shown.flatMap((one) => use(factsOfFigure(one.value), () => place, owner, `figure ${one.slug}`))
      }
      if (name === 'Term') {
        const terms = content.terms.filter((term) => term.value.id === attributes.id)
        return terms.flatMap((term) => use(term.value.facts, () => place, owner, `term ${term.value.id}`))
      }
      return use(factsNamed(attributes.fact), () => place, owner, name === 'Line' ? phoneLine : null)
    }),
  ]
}

function usesOfEncounter({ value, at }: EncounterContent): FactUse[] {
  const owner = { kind: 'encounter', title: value.title, owner: value.id }
  return [
    ...(value.afterReading ?? []).flatMap((question, index) =>
      uses({ value: question, at }, owner, 'afterReading', index),
    ),
    ...value.nodes.flatMap(({ end, choices = [] }, index) => [
      ...(end ? uses({ value: end, at }, owner, 'nodes', index, 'end') : []),
      ...choices.flatMap((choice, number) => {
        const path = ['nodes', index, 'choices', number]
        return [
          ...uses({ value: choice, at }, owner, ...path),
          ...(choice.law ? uses({ value: choice.law, at }, owner, ...path, 'law') : []),
        ]
      }),
    ]),
  ]
}

function usesOfCourse({ jobAid, cases, slug }: CourseContent): FactUse[] {
  const owner = { kind: 'card', title: jobAid?.value.title ?? '', owner: slug }
  return [
    ...cases.flatMap((one) => uses(one, named('rated case', one.value.id, one.value.stem))),
    ...(jobAid
      ? [
          ...jobAid.value.sections.flatMap(({ points }, number) =>
            points.flatMap(({ facts }, index) =>
              use(facts, () => jobAid.at('sections', number, 'points', index), owner),
            ),
          ),
          ...use(jobAid.value.lines, (index) => jobAid.at('lines', index), owner, phoneLine),
        ]
      : []),
  ]
}

function usesOfPublicCase({ value, at }: NonNullable<Content['publicCase']>): FactUse[] {
  const owner = { kind: 'public case', title: value.title, owner: 'case' }
  return [
    ...value.decisions.flatMap(({ choices }, index) =>
      choices.flatMap((choice, number) => uses({ value: choice, at }, owner, 'decisions', index, 'choices', number)),
    ),
    ...uses({ value: value.end, at }, owner, 'end'),
  ]
}

function usesOfHelpText({ value, at, slug }: PartContent<HelpText>): FactUse[] {
  const owner = { kind: 'help page', title: value.title, owner: slug }
  return [
    ...uses({ value: value.danger, at }, owner, 'danger'),
    ...(['signs', 'calling'] as const).flatMap((part) =>
      value[part].list.flatMap((one, index) => uses({ value: one, at }, owner, part, 'list', index)),
    ),
    ...helpLinesOf(value).flatMap(({ line, path }) => use([line], () => at(...path), owner, phoneLine)),
  ]
}
