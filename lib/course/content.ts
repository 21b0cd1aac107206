import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { z } from 'zod'
import { type ItemSource, itemSource } from '@/lib/quiz/schema'
import type { Bundle } from './bundle'
import { type Exemption, readExemptions } from './exemption'
import { type LessonContent, readLesson } from './lesson-file'
import { error, type Located } from './problem'
import { type Claim, claim, type Fact, fact, type HelpLine, helpLine, type Problem } from './schema'
import {
  type CourseSource,
  courseSource,
  type JobAid,
  jobAid,
  type LessonReview,
  lessonReview,
  type ModuleSource,
  moduleSource,
} from './source'
import { check, checkList, parseYaml } from './yaml-file'

export interface ModuleContent extends Located<ModuleSource> {
  /** Its folder's name. */
  slug: string
  lessons: LessonContent[]
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
  /** Ids and slugs that stand in files with errors: a reference to one need not dangle. */
  unread: Set<string>
  problems: Problem[]
}

/** Every item of a module: practice, pre-test and bank. */
export function itemsOf({ practice, pretest, bank }: ModuleContent): Located<ItemSource>[] {
  return [...practice, ...pretest, ...bank]
}

/** Reads a folder of courses; what is broken is left out and told as a problem. */
export async function readContent(dir: string, bundle: Bundle): Promise<Content> {
  return new ContentReader(resolve(dir), bundle).read()
}

class ContentReader {
  private readonly problems: Problem[] = []
  private readonly unread = new Set<string>()
  private readonly exemptions: Exemption[] = []

  constructor(
    private readonly dir: string,
    private readonly bundle: Bundle,
  ) {}

  async read(): Promise<Content> {
    const slugs = (await this.folders('.')).filter((name) => name !== 'modules' && name !== 'sources')
    if (slugs.length === 0) this.problems.push(error({ file: basename(this.dir), line: 1 }, 'folder', 'no course here'))
    const modules = await Promise.all((await this.folders('modules')).map((slug) => this.module(slug)))
    const courses = await Promise.all(slugs.map((slug) => this.course(slug)))
    return {
      courses: courses.flatMap((one) => one ?? []),
      modules: modules.flatMap((one) => one ?? []),
      facts: await this.list(fact, 'sources/facts.yaml'),
      claims: await this.list(claim, 'sources/claims.yaml'),
      help: await this.list(helpLine, 'sources/help.yaml'),
      reviews: await this.reviews(),
      exemptions: this.exemptions,
      unread: this.unread,
      problems: this.problems,
    }
  }

  /** There are none until somebody has signed one off. */
  private async reviews(): Promise<Located<LessonReview>[]> {
    const names = (await this.entries('sources')).map((entry) => entry.name)
    return names.includes('reviews.yaml') ? this.list(lessonReview, 'sources/reviews.yaml') : []
  }

  private async course(slug: string): Promise<CourseContent | null> {
    const located = await this.one(courseSource, `${slug}/course.yaml`)
    const names = (await this.entries(slug)).map((entry) => entry.name)
    const aid = names.includes('card.yaml') ? await this.one(jobAid, `${slug}/card.yaml`) : null
    return located && { ...located, slug, jobAid: aid }
  }

  private async module(slug: string): Promise<ModuleContent | null> {
    const folder = `modules/${slug}`
    const located = await this.one(moduleSource, `${folder}/module.yaml`)
    if (!located) this.unread.add(slug)
    const names = (await this.entries(folder)).map((entry) => entry.name)
    const lessonNames = names.filter((name) => name.endsWith('.mdx'))
    const lessons = await Promise.all(lessonNames.map((name) => this.lesson(`${folder}/${name}`)))
    const bankNames = (await this.entries(`${folder}/bank`)).map((entry) => entry.name).filter(isYaml)
    const banks = await Promise.all(bankNames.map((name) => this.list(itemSource, `${folder}/bank/${name}`)))
    const listed = async (name: string) => (names.includes(name) ? this.list(itemSource, `${folder}/${name}`) : [])
    const [practice, pretest] = await Promise.all([listed('practice.yaml'), listed('pretest.yaml')])
    const read = lessons.flatMap((one) => one ?? [])
    return located && { ...located, slug, lessons: read, practice, pretest, bank: banks.flat(), banks }
  }

  private async lesson(path: string): Promise<LessonContent | null> {
    const text = await this.text(path)
    if (text === null) return null
    const { lesson, problems } = await readLesson(this.shown(path), text, this.bundle)
    this.problems.push(...problems)
    if (!lesson) this.unread.add(basename(path, '.mdx'))
    return lesson
  }

  private async one<T>(schema: z.ZodType<T>, path: string): Promise<Located<T> | null> {
    return (await this.yaml(path, (parsed) => check(schema, parsed)))?.located ?? null
  }

  private async list<T>(schema: z.ZodType<T>, path: string): Promise<Located<T>[]> {
    return (await this.yaml(path, (parsed) => checkList(schema, parsed)))?.located ?? []
  }

  private async yaml<T extends { problems: Problem[] }>(path: string, checked: (parsed: Located<unknown>) => T) {
    const text = await this.text(path)
    if (text === null) return null
    const parsed = parseYaml(this.shown(path), text)
    const found = parsed.problems.length > 0 ? null : checked(parsed)
    const problems = found?.problems ?? parsed.problems
    this.problems.push(...problems)
    const ids = problems.length > 0 ? text.matchAll(/\bid: *["']?([\w-]+)/g) : []
    for (const [, id = ''] of ids) this.unread.add(id)
    return found
  }

  /** The text with plain line ends, or null and a problem when the file is not there. */
  private async text(path: string): Promise<string | null> {
    const text = await readFile(join(this.dir, path), 'utf8').catch(() => null)
    if (text !== null) return this.plain(path, text)
    this.problems.push(error({ file: this.shown(dirname(path)), line: 1 }, 'folder', `has no ${basename(path)}`))
    return null
  }

  /** Without a byte-order mark and with plain line ends; what it exempts is noted. */
  private plain(path: string, raw: string): string {
    const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    const { exemptions, problems } = readExemptions(this.shown(path), text)
    this.exemptions.push(...exemptions)
    this.problems.push(...problems)
    return text
  }

  private async folders(path: string): Promise<string[]> {
    const entries = await this.entries(path)
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  }

  private async entries(path: string) {
    const entries = await readdir(join(this.dir, path), { withFileTypes: true }).catch(() => [])
    return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  private shown(path: string): string {
    return `${basename(this.dir)}/${path}`
  }
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name)
}
