import { basename, resolve } from 'node:path'
import type { z } from 'zod'
import { itemSource } from '@/lib/content/quiz/schema'
import { caseSets, caseSource } from '../case-source'
import { edition } from '../edition'
import { encounterSource } from '../encounter-source'
import { figureSource } from '../figure-source'
import { publicCase } from '../front-source'
import { paperTemplate, rollCallPiece } from '../handout-source'
import { helpText } from '../help-source'
import { jobAid } from '../job-aid-source'
import { lessonReview } from '../lesson-source'
import { claim, counselQuestion, fact, glossaryTerm, helpLine } from '../register-source'
import { audience, factGroup, jurisdiction, namedOrganization, site } from '../site-source'
import { courseSource, type ModuleSource, moduleSource } from '../source'
import { standardSource } from '../standard-source'
import { taskSource } from '../task-source'
import { lessonVoice } from '../voice-source'
import { isYaml, readBankFiles } from './bank-files'
import type { Bundle } from './bundle'
import type { CaseContent, Content, CourseContent, ModuleContent, PartContent } from './content'
import { type LessonContent, readLesson } from './lesson-file'
import { error, type Located } from './problem'
import { SourceFolder } from './source-folder'

/** Folders beside those of courses. */
const shared = ['figures', 'front', 'modules', 'sources']

type FrontPart = 'publicCase' | 'helpTexts' | 'samples' | 'rollCall' | 'templates' | 'site' | 'audiences'

export async function readContent(dir: string, bundle: Bundle): Promise<Content> {
  return new ContentReader(new SourceFolder(resolve(dir)), bundle).read()
}

class ContentReader {
  constructor(
    private readonly folder: SourceFolder,
    private readonly bundle: Bundle,
  ) {}

  async read(): Promise<Content> {
    const slugs = (await this.folder.folders('.')).filter((name) => !shared.includes(name))
    if (slugs.length === 0)
      this.folder.problems.push(error({ file: this.folder.name, line: 1 }, 'folder', 'no course here'))
    const modules = await Promise.all((await this.folder.folders('modules')).map((slug) => this.module(slug)))
    const courses = await Promise.all(slugs.map((slug) => this.course(slug)))
    const register = {
      facts: await this.folder.list(fact, 'sources/facts.yaml'),
      claims: await this.folder.list(claim, 'sources/claims.yaml'),
      help: await this.folder.list(helpLine, 'sources/help.yaml'),
      reviews: await this.optional(lessonReview, 'reviews.yaml'),
      voices: await this.optional(lessonVoice, 'voices.yaml'),
      counsel: await this.optional(counselQuestion, 'counsel.yaml'),
      terms: await this.optional(glossaryTerm, 'terms.yaml'),
      groups: await this.optional(factGroup, 'groups.yaml'),
      organizations: await this.optional(namedOrganization, 'organizations.yaml'),
      jurisdictions: await this.folder.list(jurisdiction, 'sources/jurisdictions.yaml'),
    }
    const figures = await this.parts(figureSource, 'figures')
    const front = await this.front()
    await this.folder.findStrays()
    return {
      courses: courses.flatMap((one) => one ?? []),
      modules,
      ...register,
      figures,
      ...front,
      exemptions: this.folder.exemptions,
      unread: this.folder.unread,
      problems: this.folder.problems,
    }
  }

  private async front(): Promise<Pick<Content, FrontPart>> {
    const names = await this.folder.names('front')
    return {
      site: await this.folder.one(site, 'front/site.yaml'),
      audiences: await this.folder.list(audience, 'front/audiences.yaml'),
      publicCase: names.includes('case.yaml') ? await this.folder.one(publicCase, 'front/case.yaml') : null,
      helpTexts: await this.parts(helpText, 'front/help'),
      rollCall: names.includes('roll-call.yaml') ? await this.folder.list(rollCallPiece, 'front/roll-call.yaml') : [],
      templates: names.includes('templates.yaml') ? await this.folder.list(paperTemplate, 'front/templates.yaml') : [],
      samples: names.includes('samples.yaml') ? await this.folder.list(itemSource, 'front/samples.yaml') : [],
    }
  }

  private async optional<One>(shape: z.ZodType<One>, name: string): Promise<Located<One>[]> {
    const names = await this.folder.names('sources')
    return names.includes(name) ? this.folder.list(shape, `sources/${name}`) : []
  }

  private async course(slug: string): Promise<CourseContent | null> {
    const located = await this.folder.one(courseSource, `${slug}/course.yaml`)
    if (!located) this.folder.unread.names.add(slug)
    const names = await this.folder.names(slug)
    const aid = names.includes('card.yaml') ? await this.folder.one(jobAid, `${slug}/card.yaml`) : null
    const changes = names.includes('changes.yaml') ? await this.folder.list(edition, `${slug}/changes.yaml`) : null
    const standard = names.includes('standard.yaml')
      ? await this.folder.one(standardSource, `${slug}/standard.yaml`)
      : null
    const cases = await this.cases(slug)
    return located && { ...located, slug, jobAid: aid, changes, standard, cases }
  }

  private async cases(slug: string): Promise<CaseContent[]> {
    const names = await this.folder.names(`${slug}/cases`)
    const read = caseSets.map(async (set) => {
      const name = `${set}.yaml`
      const cases = names.includes(name) ? await this.folder.list(caseSource, `${slug}/cases/${name}`) : []
      return cases.map((one) => ({ ...one, set }))
    })
    return (await Promise.all(read)).flat()
  }

  private async module(slug: string): Promise<ModuleContent> {
    const folder = `modules/${slug}`
    const located = await this.folder.one(moduleSource, `${folder}/module.yaml`)
    if (!located) this.folder.unread.names.add(slug)
    const names = await this.folder.names(folder)
    const lessonNames = names.filter((name) => name.endsWith('.mdx'))
    const lessons = await Promise.all(lessonNames.map((name) => this.lesson(`${folder}/${name}`)))
    const banks = await readBankFiles(this.folder, `${folder}/bank`)
    const finals = await readBankFiles(this.folder, `${folder}/final`)
    const encounters = await this.parts(encounterSource, `${folder}/encounters`)
    const tasks = await this.parts(taskSource, `${folder}/tasks`)
    const listed = async (name: string) =>
      names.includes(name) ? this.folder.list(itemSource, `${folder}/${name}`) : []
    const [practice, pretest] = await Promise.all([listed('practice.yaml'), listed('pretest.yaml')])
    return {
      ...(located ?? this.standIn(slug)),
      slug,
      lessons: lessons.flatMap((one) => one ?? []),
      encounters,
      tasks,
      practice,
      pretest,
      bank: banks.flat(),
      final: finals.flat(),
      banks: [...banks, ...finals],
    }
  }

  /** Stands in for a broken module file, so that its lessons and items are still read. */
  private standIn(slug: string): Located<ModuleSource> {
    const place = { file: this.folder.shown(`modules/${slug}/module.yaml`), line: 1 }
    return { value: { id: slug, title: slug, objectives: [], tasks: [], units: [] }, at: () => place }
  }

  private async lesson(path: string): Promise<LessonContent | null> {
    const text = await this.folder.text(path)
    if (text === null) {
      this.folder.skipped(path, '').names.add(basename(path, '.mdx'))
      return null
    }
    const { lesson, problems } = await readLesson(this.folder.shown(path), text, this.bundle)
    this.folder.problems.push(...problems)
    if (!lesson) this.folder.skipped(path, text).names.add(basename(path, '.mdx'))
    return lesson
  }

  private async parts<T>(schema: z.ZodType<T>, folder: string): Promise<PartContent<T>[]> {
    const names = (await this.folder.names(folder)).filter(isYaml)
    const parts = await Promise.all(names.map((name) => this.part(schema, `${folder}/${name}`)))
    return parts.flatMap((one) => one ?? [])
  }

  private async part<T>(schema: z.ZodType<T>, path: string): Promise<PartContent<T> | null> {
    const slug = basename(path).replace(/\.ya?ml$/, '')
    const located = await this.folder.one(schema, path)
    if (!located) this.folder.unread.names.add(slug)
    return located && { ...located, file: this.folder.shown(path), slug }
  }
}
