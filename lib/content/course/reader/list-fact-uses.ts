import type { Content } from './content'
import { type FactUse, factUses } from './fact-uses'

/** In the order of files and lines. */
export function factUsesOf(content: Content, id: string): FactUse[] {
  const found = factUses(content).filter(({ fact }) => fact === id)
  const { compare } = new Intl.Collator('en', { numeric: true })
  return found.sort((a, b) => compare(a.place.file, b.place.file) || a.place.line - b.place.line)
}

/** `file:line: kind title` */
export function lineOfUse({ place, kind, title, via }: FactUse): string {
  return `${place.file}:${place.line}: ${kind} ${title}${via === null ? '' : `, through ${via}`}`
}

export function jsonOfUse({ place, kind, title, owner, via }: FactUse) {
  return { ...place, kind, id: owner, title, through: via }
}
