import type { ItemSource } from '@/lib/content/quiz/schema'
import type { Edition } from './edition'
import type { EncounterSource } from './encounter-source'
import type { Exemption } from './exemption'
import type { LessonContent } from './lesson-file'
import type { Located } from './problem'
import type { Claim, Fact, HelpLine, Problem } from './schema'
import type { CourseSource, JobAid, LessonReview, ModuleSource } from './source'

export interface EncounterContent extends Located<EncounterSource> {
  file: string
  /** Its file's name. */
  slug: string
}

export interface ModuleContent extends Located<ModuleSource> {
  /** Its folder's name. */
  slug: string
  lessons: LessonContent[]
  encounters: EncounterContent[]
  practice: Located<ItemSource>[]
  /** Reserved for pre-tests: no other quiz draws them. */
  pretest: Located<ItemSource>[]
  bank: Located<ItemSource>[]
  /** The bank by file. */
  banks: Located<ItemSource>[][]
}

export interface CourseContent extends Located<CourseSource> {
  slug: string
  /** Null while a course has no card. */
  jobAid: Located<JobAid> | null
  /** Null while a course was never published. */
  changes: Located<Edition>[] | null
}

/** Everything under `courses/` that could be read, before any rule that looks across files. */
export interface Content {
  courses: CourseContent[]
  modules: ModuleContent[]
  facts: Located<Fact>[]
  claims: Located<Claim>[]
  help: Located<HelpLine>[]
  reviews: Located<LessonReview>[]
  exemptions: Exemption[]
  unread: Unread
  problems: Problem[]
}

/** What stands in files with errors, so that a broken file is told of once and not by all that it holds. */
export interface Unread {
  /** Ids and slugs: a reference to one need not dangle. */
  names: Set<string>
  /** Files of which nothing could be read. */
  files: Set<string>
  /** Folders, as `modules/telling`, of which something was left out: what needs the whole is not judged. */
  folders: Set<string>
}

/** Every item of a module: practice, pre-test and bank. */
export function itemsOf({ practice, pretest, bank }: ModuleContent): Located<ItemSource>[] {
  return [...practice, ...pretest, ...bank]
}
