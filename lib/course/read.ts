import { assemble } from './assemble'
import { type Bundle, bundleLesson } from './bundle'
import { type Content, readContent } from './content'
import { checkCourse, checkUnused } from './course-rules'
import { checkIds } from './id-rules'
import { checkItem } from './item-rules'
import { type Clock, checkDue, checkLesson } from './lesson-rules'
import { sortProblems } from './problem'
import { checkReferences } from './reference-rules'
import type { Catalog, Problem } from './schema'

export interface CoursesRead {
  /** Null when there is an error; warnings do not stand in the way. */
  catalog: Catalog | null
  problems: Problem[]
  content: Content
}

/**
 * Reads and checks a folder of courses. Each problem tells its file, relative to the folder's parent, and line.
 * What needs the whole (lengths, banks) is checked only once every file could be read.
 */
export async function readCourses(dir: string, clock: Clock, bundle: Bundle = bundleLesson): Promise<CoursesRead> {
  const content = await readContent(dir, bundle)
  const catalog = assemble(content)
  const unreadable = content.problems.length > 0
  const problems = sortProblems([
    ...content.problems,
    ...checkIds(content),
    ...checkReferences(content),
    ...content.facts.flatMap((fact) => checkDue(fact.value.recheck, fact.at('recheck'), clock)),
    ...content.modules.flatMap((module) => [
      ...module.lessons.flatMap((lesson) => checkLesson(lesson, clock)),
      ...[...module.practice, ...module.bank].flatMap(checkItem),
    ]),
    ...(unreadable ? [] : catalog.courses.flatMap((course) => checkCourse(course, content))),
    ...(unreadable ? [] : checkUnused(content)),
  ])
  const failed = problems.some((problem) => problem.severity === 'error')
  return { catalog: failed ? null : catalog, problems, content }
}
