import type { ItemSource } from '@/lib/content/quiz/schema'
import type { CaseSet, CaseSource } from '../case-source'
import type { Edition } from '../edition'
import type { EncounterSource } from '../encounter-source'
import type { FigureSource } from '../figure-source'
import type { PublicCase } from '../front-source'
import type { PaperTemplate, RollCallPiece } from '../handout-source'
import type { HelpText } from '../help-source'
import type { JobAid } from '../job-aid-source'
import type { LessonReview } from '../lesson-source'
import type { Claim, CounselQuestion, Fact, GlossaryTerm, HelpLine } from '../register-source'
import type { Problem } from '../schema'
import type { CourseAudience, FactGroup, Jurisdiction, NamedOrganization, SiteText } from '../site-source'
import type { CourseSource, ModuleSource } from '../source'
import type { StandardSource } from '../standard-source'
import type { TaskSource } from '../task-source'
import type { LessonVoice } from '../voice-source'
import type { Exemption } from './exemption'
import type { LessonContent } from './lesson-file'
import type { Located } from './problem'

export interface PartContent<T> extends Located<T> {
  file: string
  slug: string
}

export type EncounterContent = PartContent<EncounterSource>
export type TaskContent = PartContent<TaskSource>
type FigureContent = PartContent<FigureSource>

export interface ModuleContent extends Located<ModuleSource> {
  slug: string
  lessons: LessonContent[]
  encounters: EncounterContent[]
  tasks: TaskContent[]
  practice: Located<ItemSource>[]
  /** Reserved for pre-tests: no other quiz draws them. */
  pretest: Located<ItemSource>[]
  bank: Located<ItemSource>[]
  /** Reserved for finals with `ownBank`. */
  final: Located<ItemSource>[]
  /** The files of `bank/` and `final/`. */
  banks: Located<ItemSource>[][]
}

export interface CaseContent extends Located<CaseSource> {
  set: CaseSet
}

export interface CourseContent extends Located<CourseSource> {
  slug: string
  jobAid: Located<JobAid> | null
  /** Null before the first publication. */
  changes: Located<Edition>[] | null
  standard: Located<StandardSource> | null
  /** Rated before and after the course; shared with no quiz. */
  cases: CaseContent[]
}

export interface Content {
  courses: CourseContent[]
  modules: ModuleContent[]
  facts: Located<Fact>[]
  claims: Located<Claim>[]
  help: Located<HelpLine>[]
  counsel: Located<CounselQuestion>[]
  terms: Located<GlossaryTerm>[]
  reviews: Located<LessonReview>[]
  voices: Located<LessonVoice>[]
  figures: FigureContent[]
  publicCase: Located<PublicCase> | null
  /** By language: `es` of `es.yaml`. */
  helpTexts: PartContent<HelpText>[]
  /** For the public course page; no quiz draws them. */
  samples: Located<ItemSource>[]
  rollCall: Located<RollCallPiece>[]
  templates: Located<PaperTemplate>[]
  site: Located<SiteText> | null
  audiences: Located<CourseAudience>[]
  jurisdictions: Located<Jurisdiction>[]
  groups: Located<FactGroup>[]
  organizations: Located<NamedOrganization>[]
  exemptions: Exemption[]
  unread: Unread
  problems: Problem[]
}

/** Names from broken files, so that each broken file is reported once. */
export interface Unread {
  names: Set<string>
  files: Set<string>
  folders: Set<string>
}

export function itemsOf({ practice, pretest, bank, final }: ModuleContent): Located<ItemSource>[] {
  return [...practice, ...pretest, ...bank, ...final]
}
