import { onlyKeyOf } from '@/lib/content/course/check/item-rules'
import { type Content, itemsOf, type ModuleContent } from '@/lib/content/course/reader/content'
import type { Place } from '@/lib/content/course/reader/problem'

/** A single-choice item, or a node of an encounter, whose expert choice is the key. */
export interface MeasuredItem {
  id: string
  /** `pretest`, `practice`, `bank`, `final`, or `encounters`. */
  bank: string
  module: string
  objective: string
  /** Held out together: a module's items, or an encounter's nodes. */
  group: string
  courses: string[]
  stem: string
  situation: string | null
  options: { text: string; acts: string }[]
  /** The key's index in `options`. */
  key: number
}

export interface PlacedItem extends MeasuredItem {
  place: Place
}

type CoursesFor = (audience: string) => string[]

/** Other interactions have no single key and are left out. */
export function measuredItemsOf({ courses, modules }: Content): PlacedItem[] {
  return modules.flatMap((module) => {
    const takers = courses.filter(({ value }) => value.modules.includes(module.slug))
    const coursesFor = (audience: string) =>
      takers.filter(({ value }) => audience === 'both' || value.audience === audience).map(({ value }) => value.id)
    return [...quizItemsOf(module, coursesFor), ...nodesOf(module, coursesFor)]
  })
}

function quizItemsOf(module: ModuleContent, coursesFor: CoursesFor): PlacedItem[] {
  return itemsOf(module).flatMap(({ value, at }) => {
    const key = onlyKeyOf(value)
    if (value.interaction !== 'choice' || !key) return []
    const place = at('id')
    return [
      {
        id: value.id,
        bank: bankOf(place.file, module.slug),
        module: module.slug,
        objective: value.objective,
        group: module.slug,
        courses: coursesFor(value.audience).sort(),
        stem: value.stem,
        situation: value.situation,
        options: value.options.map(({ text, acts }) => ({ text, acts })),
        key: value.options.indexOf(key),
        place,
      },
    ]
  })
}

/** The folder or file inside the module's folder that contains the item. */
function bankOf(file: string, module: string): string {
  const parts = file.split('/')
  return (parts[parts.indexOf(module) + 1] ?? '').replace(/\.ya?ml$/, '')
}

function nodesOf(module: ModuleContent, coursesFor: CoursesFor): PlacedItem[] {
  return module.encounters.flatMap(({ value, at, slug }) =>
    value.nodes.flatMap(({ id, text, objective = '', choices = [] }, index) => {
      const key = choices.findIndex(({ grade }) => grade === 'expert')
      if (key < 0) return []
      return [
        {
          id: `${slug}/${id}`,
          bank: 'encounters',
          module: module.slug,
          objective,
          group: slug === 'example' ? value.id : slug,
          courses: coursesFor(value.audience).sort(),
          stem: text,
          situation: null,
          options: choices.map((choice) => ({ text: choice.text, acts: choice.acts })),
          key,
          place: at('nodes', index, 'id'),
        },
      ]
    }),
  )
}

/** By the name of its bank, module, objective, or encounter, or by its id. */
export function isNamed({ id, bank, module, objective, group }: MeasuredItem, name: string): boolean {
  return [id, bank, module, objective, group].includes(name)
}
