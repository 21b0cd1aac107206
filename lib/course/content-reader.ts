import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { z } from 'zod'
import { itemSource } from '@/lib/quiz/schema'
import type { Bundle } from './bundle'
import { edition } from './change'
import type { Content, CourseContent, EncounterContent, ModuleContent, Unread } from './content'
import { encounterSource } from './encounter-source'
import { type Exemption, readExemptions } from './exemption'
import { type LessonContent, readLesson } from './lesson-file'
import { error, type Located } from './problem'
import { claim, fact, helpLine, type Problem } from './schema'
import { courseSource, jobAid, type LessonReview, lessonReview, type ModuleSource, moduleSource } from './source'
import { check, checkList, parseYaml } from './yaml-file'

/** Reads a folder of courses; what is broken is left out and told as a problem. */
export async function readContent(dir: string, bundle: Bundle): Promise<Content> {
  return new ContentReader(resolve(dir), bundle).read()
}

class ContentReader {
  private readonly problems: Problem[] = []
  private readonly unread: Unread = { names: new Set(), files: new Set(), folders: new Set() }
  private readonly opened = new Set<string>()
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
    const register = {
      facts: await this.list(fact, 'sources/facts.yaml'),
      claims: await this.list(claim, 'sources/claims.yaml'),
      help: await this.list(helpLine, 'sources/help.yaml'),
      reviews: await this.reviews(),
    }
    await this.findStrays()
    return {
      courses: courses.flatMap((one) => one ?? []),
      modules,
      ...register,
      exemptions: this.exemptions,
      unread: this.unread,
      problems: this.problems,
    }
  }

  /** Files that nothing here reads: misnamed or misplaced, and an author waits for what is in them. */
  private async findStrays(): Promise<void> {
    const entries = await readdir(this.dir, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = relative(this.dir, join(entry.parentPath, entry.name)).replaceAll(sep, '/')
      if (this.opened.has(path) || /(?:^|\/)(?:\..*|(?:LICENSE|README)[^/]*)$/.test(path)) continue
      this.problems.push(
        error({ file: this.shown(path), line: 1 }, 'unreachable', 'nothing reads a file of this name here'),
      )
    }
  }

  /** There are none until somebody has signed one off. */
  private async reviews(): Promise<Located<LessonReview>[]> {
    const names = (await this.entries('sources')).map((entry) => entry.name)
    return names.includes('reviews.yaml') ? this.list(lessonReview, 'sources/reviews.yaml') : []
  }

  private async course(slug: string): Promise<CourseContent | null> {
    const located = await this.one(courseSource, `${slug}/course.yaml`)
    if (!located) this.unread.names.add(slug)
    const names = (await this.entries(slug)).map((entry) => entry.name)
    const aid = names.includes('card.yaml') ? await this.one(jobAid, `${slug}/card.yaml`) : null
    const changes = names.includes('changes.yaml') ? await this.list(edition, `${slug}/changes.yaml`) : null
    return located && { ...located, slug, jobAid: aid, changes }
  }

  private async module(slug: string): Promise<ModuleContent> {
    const folder = `modules/${slug}`
    const located = await this.one(moduleSource, `${folder}/module.yaml`)
    if (!located) this.unread.names.add(slug)
    const names = (await this.entries(folder)).map((entry) => entry.name)
    const lessonNames = names.filter((name) => name.endsWith('.mdx'))
    const lessons = await Promise.all(lessonNames.map((name) => this.lesson(`${folder}/${name}`)))
    const bankNames = (await this.entries(`${folder}/bank`)).map((entry) => entry.name).filter(isYaml)
    const banks = await Promise.all(bankNames.map((name) => this.list(itemSource, `${folder}/bank/${name}`)))
    const encounterNames = (await this.entries(`${folder}/encounters`)).map((entry) => entry.name).filter(isYaml)
    const encounters = await Promise.all(encounterNames.map((name) => this.encounter(`${folder}/encounters/${name}`)))
    const listed = async (name: string) => (names.includes(name) ? this.list(itemSource, `${folder}/${name}`) : [])
    const [practice, pretest] = await Promise.all([listed('practice.yaml'), listed('pretest.yaml')])
    return {
      ...(located ?? this.standIn(slug)),
      slug,
      lessons: lessons.flatMap((one) => one ?? []),
      encounters: encounters.flatMap((one) => one ?? []),
      practice,
      pretest,
      bank: banks.flat(),
      banks,
    }
  }

  /** For a module whose own file has errors, so that its lessons and items are read all the same. */
  private standIn(slug: string): Located<ModuleSource> {
    const place = { file: this.shown(`modules/${slug}/module.yaml`), line: 1 }
    return { value: { id: slug, title: slug, objectives: [], units: [] }, at: () => place }
  }

  private async lesson(path: string): Promise<LessonContent | null> {
    const text = await this.text(path)
    if (text === null) return null
    const { lesson, problems } = await readLesson(this.shown(path), text, this.bundle)
    this.problems.push(...problems)
    if (!lesson) this.skipped(path, text).names.add(basename(path, '.mdx'))
    return lesson
  }

  private async encounter(path: string): Promise<EncounterContent | null> {
    const slug = basename(path).replace(/\.ya?ml$/, '')
    const located = await this.one(encounterSource, path)
    if (!located) this.unread.names.add(slug)
    return located && { ...located, file: this.shown(path), slug }
  }

  private async one<T>(schema: z.ZodType<T>, path: string): Promise<Located<T> | null> {
    const located = (await this.yaml(path, (parsed) => check(schema, parsed)))?.located ?? null
    if (!located) this.unread.files.add(path)
    return located
  }

  private async list<T>(schema: z.ZodType<T>, path: string): Promise<Located<T>[]> {
    const checked = await this.yaml(path, (parsed) => checkList(schema, parsed))
    if (!checked?.isList) this.unread.files.add(path)
    return checked?.located ?? []
  }

  private async yaml<T extends { problems: Problem[] }>(path: string, checked: (parsed: Located<unknown>) => T) {
    const text = await this.text(path)
    if (text === null) {
      this.skipped(path, '')
      return null
    }
    const parsed = parseYaml(this.shown(path), text)
    const found = parsed.problems.length > 0 ? null : checked(parsed)
    const problems = found?.problems ?? parsed.problems
    this.problems.push(...problems)
    if (problems.length > 0) this.skipped(path, text)
    return found
  }

  /** Notes that something of a file was left out. */
  private skipped(path: string, text: string): Unread {
    this.unread.folders.add(
      path
        .split('/')
        .slice(0, path.startsWith('modules/') ? 2 : 1)
        .join('/'),
    )
    for (const [, id = ''] of text.matchAll(/\bid: *["']?([\w-]+)/g)) this.unread.names.add(id)
    return this.unread
  }

  /** The text with plain line ends, or null and a problem when the file is not there. */
  private async text(path: string): Promise<string | null> {
    this.opened.add(path)
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
