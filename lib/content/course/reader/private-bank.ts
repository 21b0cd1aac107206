import { relative, resolve } from 'node:path'
import type { Item } from '@/lib/content/quiz/schema'
import { hashOf } from '../hash'
import { listUnits } from '../lookup'
import type { Catalog, Module, Unit } from '../schema'
import { readBankFiles } from './bank-files'
import type { Content } from './content'
import { error } from './problem'
import { SourceFolder } from './source-folder'

/** The content with a site's own items, `modules/<module>/bank/` and `final/` of a folder that nobody publishes. */
export async function withPrivateBanks(content: Content, dir: string): Promise<Content> {
  const folder = new SourceFolder(resolve(dir))
  const place = { file: folder.name, line: 1 }
  if (!relative(process.cwd(), resolve(dir)).startsWith('..')) {
    folder.problems.push(error(place, 'private-bank', 'is inside the project, where it could be published'))
  }
  const slugs = await folder.folders('modules')
  const own = await Promise.all(
    slugs.map(async (slug) => {
      const read = (name: string) => readBankFiles(folder, `modules/${slug}/${name}`)
      return { slug, bank: await read('bank'), final: await read('final') }
    }),
  )
  const strangers = slugs.filter((slug) => !content.modules.some((module) => module.slug === slug))
  for (const slug of strangers) {
    folder.problems.push(
      error({ ...place, file: folder.shown(`modules/${slug}`) }, 'private-bank', `no module “${slug}”`),
    )
  }
  if (own.every(({ bank, final }) => bank.flat().length + final.flat().length === 0)) {
    folder.problems.push(error(place, 'private-bank', 'has no item in modules/<module>/bank or final'))
  }
  await folder.findStrays()
  return {
    ...content,
    modules: content.modules.map((module) => {
      const mine = own.filter(({ slug }) => slug === module.slug)
      const [bank, final] = [mine.flatMap((one) => one.bank), mine.flatMap((one) => one.final)]
      return {
        ...module,
        bank: [...module.bank, ...bank.flat()],
        final: [...module.final, ...final.flat()],
        banks: [...module.banks, ...bank, ...final],
      }
    }),
    exemptions: [...content.exemptions, ...folder.exemptions],
    problems: [...content.problems, ...folder.problems],
  }
}

/** Each quiz with the items that only `all` has. Versions and hashes stay those of the published course. */
export function attachPrivateBanks(catalog: Catalog, all: Catalog): Catalog {
  const wider = new Map(
    all.courses.map((course) => [course.id, new Map(listUnits(course).map((unit) => [unit.id, unit]))]),
  )
  return {
    ...catalog,
    courses: catalog.courses.map((course) => ({
      ...course,
      modules: course.modules.map(
        (module): Module => ({
          ...module,
          units: module.units.map((unit) => withOwnItems(unit, wider.get(course.id)?.get(unit.id))),
        }),
      ),
    })),
  }
}

function withOwnItems(unit: Unit, all: Unit | undefined): Unit {
  if (unit.kind !== 'quiz' || all?.kind !== 'quiz') return unit
  const known = new Set(unit.bank.map(({ id }) => id))
  const privateBank = all.bank.filter(({ id }) => !known.has(id)).map(marked)
  return privateBank.length > 0 ? { ...unit, privateBank } : unit
}

/** The mark is part of the hash: a packet shows which items came from a site's own bank. */
function marked({ hash: _, ...item }: Item): Item {
  const own = { ...item, private: true as const }
  return { ...own, hash: hashOf(own) }
}
