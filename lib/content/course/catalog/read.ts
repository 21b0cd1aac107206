import { checkBalance, checkEnemies, checkItemDuties, checkTwice } from '@/lib/content/course/check/bank-rules'
import { checkCases } from '@/lib/content/course/check/case-rules'
import { checkChanges } from '@/lib/content/course/check/change-rules'
import { checkCourse, checkShared } from '@/lib/content/course/check/course-rules'
import { checkDraft } from '@/lib/content/course/check/draft-rule'
import { checkEncounter, checkLawLines } from '@/lib/content/course/check/encounter-rules'
import { checkExpiry } from '@/lib/content/course/check/expiry-rules'
import { checkFigures } from '@/lib/content/course/check/figure-rules'
import { checkFiles } from '@/lib/content/course/check/file-rules'
import { checkFront } from '@/lib/content/course/check/front-rules'
import { checkGlossary } from '@/lib/content/course/check/glossary-rules'
import { checkHelp } from '@/lib/content/course/check/help-rules'
import { checkIds } from '@/lib/content/course/check/id-rules'
import { checkItem } from '@/lib/content/course/check/item-rules'
import { checkItemStyle } from '@/lib/content/course/check/item-style'
import { type CheckDay, checkDue, checkLesson } from '@/lib/content/course/check/lesson-rules'
import { checkReach } from '@/lib/content/course/check/reach-rules'
import { checkReferences } from '@/lib/content/course/check/reference-rules'
import { checkCoverage, checkLawAsOf, checkRegister } from '@/lib/content/course/check/register-rules'
import { checkReviews } from '@/lib/content/course/check/review-rules'
import { checkSite } from '@/lib/content/course/check/site-rules'
import { checkStandards } from '@/lib/content/course/check/standard-rules'
import { checkSteps } from '@/lib/content/course/check/step-rules'
import { checkTask } from '@/lib/content/course/check/task-rules'
import { checkOutlines, checkText } from '@/lib/content/course/check/text-rules'
import { checkVoices } from '@/lib/content/course/check/voice-rules'
import { addressesOf } from '@/lib/content/course/reader/addresses'
import { type Bundle, bundleLesson } from '@/lib/content/course/reader/bundle'
import { type Content, type EncounterContent, itemsOf, type ModuleContent } from '@/lib/content/course/reader/content'
import { readContent } from '@/lib/content/course/reader/content-reader'
import { applyExemptions } from '@/lib/content/course/reader/exemption'
import { makeSourceNeed } from '@/lib/content/course/reader/needs-source'
import { attachPrivateBanks, withPrivateBanks } from '@/lib/content/course/reader/private-bank'
import { lineOf, sortProblems } from '@/lib/content/course/reader/problem'
import type { Catalog, Problem } from '../schema'
import { assemble } from './assemble'

export interface CoursesRead {
  /** Null when there is an error. */
  catalog: Catalog | null
  problems: Problem[]
  content: Content
}

/** Rules about a whole course run only when all of it could be read. */
export async function readCourses(
  dir: string,
  clock: CheckDay,
  bundle: Bundle = bundleLesson,
  privateDir: string | null = null,
): Promise<CoursesRead> {
  const content = await readContent(dir, bundle)
  const catalog = assemble(content)
  const problems = problemsIn(content, catalog, clock)
  if (!privateDir) return { catalog: hasError(problems) ? null : catalog, problems, content }
  // The published course first: a site's own items change neither its versions nor its changes.yaml.
  const all = await withPrivateBanks(content, privateDir)
  const wider = assemble(all)
  const known = new Set(problems.map(lineOf))
  const added = problemsIn(all, wider, { ...clock, draft: true }).filter((one) => !known.has(lineOf(one)))
  const both = sortProblems([...problems, ...added])
  return { catalog: hasError(both) ? null : attachPrivateBanks(catalog, wider), problems: both, content }
}

function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

function problemsIn(content: Content, catalog: Catalog, clock: CheckDay): Problem[] {
  const items = content.modules.flatMap(itemsOf)
  const addresses = addressesOf(catalog, content)
  const needOf = makeSourceNeed(content.organizations.map(({ value }) => value.name))
  const dangling = [...checkFiles(content), ...checkReferences(content)]
  const found = [
    ...content.problems,
    ...checkIds(content),
    ...dangling,
    ...content.facts.flatMap((fact) => checkDue(fact.value.recheck, fact.at('recheck'), clock)),
    ...content.modules.flatMap((module) => [
      ...module.lessons.flatMap((lesson) => [
        ...checkLesson(lesson, clock),
        ...checkSteps(lesson),
        ...checkText(lesson, { addresses, needOf }),
      ]),
      ...module.encounters.flatMap((one) => [
        ...checkEncounter(one, mayBeExample(one, module, content), clock),
        ...checkLawLines(one, content),
      ]),
      ...module.tasks.flatMap((task) => checkTask(task, clock, needOf)),
      ...module.banks.flatMap(checkBalance),
    ]),
    ...items.flatMap((item) => [...checkItem(item), ...checkItemStyle(item, needOf)]),
    ...checkFigures(content),
    ...checkSite(content),
    ...checkFront(content, needOf),
    ...checkHelp(content, needOf),
    ...checkCases(content),
    ...checkEnemies(content),
    ...checkItemDuties(content),
    ...checkTwice([...items, ...content.samples]),
    ...checkOutlines(content),
    ...checkReviews(content),
    ...checkVoices(content, clock),
    ...content.courses.flatMap((course) => [...checkExpiry(course, clock), ...checkDraft(course, clock)]),
    ...catalog.courses.flatMap((course) => checkCourse(course, content)),
    ...checkShared(catalog.courses, content),
    ...checkStandards(catalog.courses, content, clock),
    // Missing parts would be reported as changes, too.
    ...(clock.draft || dangling.length > 0 ? [] : checkChanges(catalog.courses, content, clock)),
    ...checkGlossary(content, needOf),
    ...checkReach(content, catalog),
    ...checkRegister(content, needOf),
    ...checkLawAsOf(content),
    ...checkCoverage(content),
  ]
  return sortProblems(applyExemptions(found, content.exemptions))
}

function mayBeExample({ slug }: EncounterContent, module: ModuleContent, { unread }: Content): boolean {
  return slug === module.value.example || unread.files.has(`modules/${module.slug}/module.yaml`)
}
