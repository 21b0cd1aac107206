import type { Content } from '@/lib/content/course/reader/content'
import { error, warning } from '@/lib/content/course/reader/problem'
import { ReferenceFinder } from '@/lib/content/course/reader/reference-finder'
import type { Problem } from '../schema'
import { checkTerms } from './text-rules'

const printed = /\{(F-[A-Z]+-\d+[A-Z]?)\}/g

/** Each figure cites confirmed facts, prints only phone lines that it lists, and is used in a lesson. */
export function checkFigures(content: Content): Problem[] {
  const finder = new ReferenceFinder(content)
  const lessons = content.modules.flatMap((module) => module.lessons)
  const shown = new Set(
    lessons.flatMap(({ text }) => text.tags.flatMap((tag) => (tag.name === 'Figure' && tag.attributes.name) || [])),
  )
  const isLessonUnread = [...content.unread.folders].some((folder) => folder.startsWith('modules/'))
  return content.figures.flatMap(({ value, at, slug }) => [
    ...value.lines.flatMap((id, index) => finder.line(id, at('lines', index))),
    ...value.words.flatMap((words, index) => checkTerms(words, at('words', index))),
    ...value.shapes.flatMap(({ box }, index) =>
      [...(box?.lines.join(' ') ?? '').matchAll(printed)].flatMap(([, id = '']) =>
        value.lines.includes(id)
          ? []
          : [error(at('shapes', index), 'dangling-line', `“${id}” is not in the figure’s lines`)],
      ),
    ),
    ...(isLessonUnread || shown.has(slug) ? [] : [warning(at('title'), 'unused', 'no lesson shows this figure')]),
  ])
}
