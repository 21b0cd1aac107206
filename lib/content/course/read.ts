import { addressesOf } from './addresses'
import { assemble } from './assemble'
import { checkBalance, checkEnemies, checkItemDuties, checkTwice } from './bank-rules'
import { type Bundle, bundleLesson } from './bundle'
import { checkCases } from './case-rules'
import { checkChanges } from './change-rules'
import { type Content, type EncounterContent, itemsOf, type ModuleContent } from './content'
import { readContent } from './content-reader'
import { checkCourse, checkShared } from './course-rules'
import { checkDraft } from './draft-rule'
import { checkEncounter, checkLawLines } from './encounter-rules'
import { applyExemptions } from './exemption'
import { checkExpiry } from './expiry-rules'
import { checkFigures } from './figure-rules'
import { checkFiles } from './file-rules'
import { checkFront } from './front-rules'
import { checkGlossary } from './glossary-rules'
import { checkIds } from './id-rules'
import { checkItem } from './item-rules'
import { checkItemStyle } from './item-style'
import { type CheckDay, checkDue, checkLesson } from './lesson-rules'
import { makeSourceNeed } from './needs-source'
import { attachPrivateBanks, withPrivateBanks } from './private-bank'
import { lineOf, sortProblems } from './problem'
import { checkReach } from './reach-rules'
import { checkReferences } from './reference-rules'
import { checkCoverage, checkLawAsOf, checkRegister } from './register-rules'
import { checkReviews } from './review-rules'
import type { Catalog, Problem } from './schema'
import { checkSite } from './site-rules'
import { checkStandards } from './standard-rules'
import { checkSteps } from './step-rules'
import { checkTask } from './task-rules'
import { checkOutlines, checkText } from './text-rules'
import { checkVoices } from './voice-rules'

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
