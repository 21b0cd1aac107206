import type { Content, ModuleContent } from '@/lib/content/course/reader/content'
import { error, type Place } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'

/** Finds the modules, lessons, encounters, and tasks that are named but have no file. */
export function checkFiles(content: Content): Problem[] {
  return [
    ...content.courses.flatMap(({ value, at }) =>
      value.modules.flatMap((slug, index) =>
        value.modules.indexOf(slug) < index
          ? [error(at('modules', index), 'duplicate-id', `the course lists the module “${slug}” twice`)]
          : checkModule(content, slug, at('modules', index)),
      ),
    ),
    ...content.modules.flatMap((module) => checkUnits(content, module)),
  ]
}

function checkModule({ modules, unread }: Content, slug: string, place: Place): Problem[] {
  const known = modules.some((one) => one.slug === slug) || unread.names.has(slug)
  return known ? [] : [error(place, 'missing-file', `no module “${slug}”: modules/${slug}/module.yaml does not exist`)]
}

function checkUnits(content: Content, module: ModuleContent): Problem[] {
  const { value, at, slug: folder, lessons, encounters, tasks } = module
  const there = { lesson: lessons, encounter: encounters, task: tasks }
  const find = (kind: keyof typeof there, slug: string | undefined, place: Place): Problem[] => {
    if (!slug || there[kind].some((one) => one.slug === slug) || content.unread.names.has(slug)) return []
    const name = kind === 'lesson' ? `${slug}.mdx` : `${kind}s/${slug}.yaml`
    return [error(place, 'missing-file', `no ${kind} “${slug}”: modules/${folder}/${name} does not exist`)]
  }
  const isUnit = value.units.some(({ encounter }) => encounter !== undefined && encounter === value.example)
  const shown = `“${value.example}” is also a unit of the module; an example must show a different case`
  return [
    ...find('encounter', value.example, at('example')),
    ...(isUnit ? [error(at('example'), 'example', shown)] : []),
    ...value.tasks.flatMap((slug, index) => find('task', slug, at('tasks', index))),
    ...value.units.flatMap(({ lesson, encounter }, index) => [
      ...find('lesson', lesson, at('units', index, 'lesson')),
      ...find('encounter', encounter, at('units', index, 'encounter')),
    ]),
  ]
}
