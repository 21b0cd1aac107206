import { claimsCorrected, factsCited } from '@/lib/content/course/reader/cited'
import type { Content } from '@/lib/content/course/reader/content'
import { factsOfEncounter } from '@/lib/content/course/reader/encounter-words'
import { factUses } from '@/lib/content/course/reader/fact-uses'
import type { SourceNeed } from '@/lib/content/course/reader/needs-source'
import { error, warning } from '@/lib/content/course/reader/problem'
import type { Claim, Fact } from '../register-source'
import type { Problem } from '../schema'
import { checkTerms, checkUncited } from './text-rules'

const law =
  /\b(?:U\.S\.C\.|M\.R\.S\.|C\.?F\.?R\b|P\.L\.|Pub\. L\.|\d+ FR\b|F\.[23]d|LD \d|sections? \d|[A-Z]\w+ Act\b|Resolve\b|Executive Order|Directive\b|Rule\b)/
/** A blog, an essay or a Q&A page can't support a statement of law by itself. */
const weak: Kind[] = ['other']
/** A newspaper supports one only as reported: partly confirmed. */
const reported: Kind[] = ['other', 'news']
/** Not in force yet, or not known to be. */
const moving = /\b(?:was|is|are|were) due to\b/
type Kind = Fact['readFrom'][number]['kind']

export function checkRegister(content: Content, needOf: SourceNeed): Problem[] {
  const tags = content.modules.flatMap(({ lessons }) => lessons).flatMap(({ text }) => text.tags)
  const boxed = new Set(
    tags.flatMap(({ name, attributes }) => (name === 'CommonMistake' ? attributes.claim : undefined)),
  )
  return [
    ...content.facts.flatMap(({ value, at }) => {
      const kinds = [...new Set(value.readFrom.map(({ kind }) => kind))]
      const tooWeak: Kind[] = { confirmed: reported, partly: weak, 'not-confirmed': [] }[value.status]
      const isWeak = kinds.length > 0 && law.test(value.citation) && kinds.every((kind) => tooWeak.includes(kind))
      const message = `“${value.id}” states law but cites only pages of kind ${kinds.join(' and ')}`
      return [
        ...checkTerms(value.statement, at('statement')),
        ...(isWeak ? [error(at('readFrom'), 'weak-source', message)] : []),
        ...(mayChange(value) && value.recheck === null
          ? [warning(at('recheck'), 'no-recheck', `“${value.id}” may change and has no day to read its pages again`)]
          : []),
      ]
    }),
    ...content.claims.flatMap(({ value, at }) => [
      ...checkTerms(value.finding, at('finding')),
      ...(boxed.has(value.id) && !value.mistake
        ? [error(at('id'), 'no-mistake', `a lesson shows “${value.id}” as a common mistake, but it has no mistake`)]
        : []),
      ...(isMistake(value)
        ? checkUncited({ text: value.finding, place: at('finding'), cited: value.facts.length > 0 }, needOf)
        : []),
    ]),
    ...checkCards(content, needOf),
  ]
}

export function checkLawAsOf(content: Content): Problem[] {
  const facts = new Map(content.facts.map(({ value }) => [value.id, value]))
  const lessons = content.modules.flatMap((module) => module.lessons)
  const encounters = content.modules.flatMap((module) => module.encounters)
  return [
    ...lessons.map((lesson) => ({ ...lesson, value: lesson.value, cites: factsCited(lesson, content) })),
    ...encounters.map((one) => ({ ...one, value: one.value, cites: factsOfEncounter(one.value) })),
  ].flatMap(({ value, at, cites }) => {
    const days = cites
      .flatMap((id) => facts.get(id)?.readFrom ?? [])
      .flatMap(({ pageDate }) => pageDate ?? [])
      .sort()
    const newest = days.at(-1)
    if (newest === undefined || value.lawAsOf <= newest) return []
    const message = `${value.lawAsOf} is later than the newest page it cites, from ${newest}`
    return [warning(at('lawAsOf'), 'law-as-of', message)]
  })
}

export function checkCoverage(content: Content): Problem[] {
  if (content.unread.folders.size > 0 || content.unread.files.size > 0) return []
  const cited = new Set(factUses(content).map(({ fact }) => fact))
  const shown = new Set(content.modules.flatMap((module) => module.lessons).flatMap(claimsCorrected))
  return [
    ...content.facts
      // The register lists unconfirmed claims so that no author states them.
      .filter(({ value }) => value.status !== 'not-confirmed' && !cited.has(value.id))
      .map(({ value, at }) => warning(at('id'), 'unused-fact', `nothing cites “${value.id}”`)),
    ...content.claims
      .filter(({ value }) => isMistake(value) && !shown.has(value.id))
      .map(({ value, at }) => warning(at('id'), 'uncorrected', `no lesson corrects “${value.id}”`)),
  ]
}

function mayChange({ status, statement }: Fact): boolean {
  return status === 'partly' || (status === 'confirmed' && moving.test(statement))
}

function isMistake({ verdict }: Claim): boolean {
  return verdict === 'corrected' || verdict === 'outdated'
}

function checkCards(content: Content, needOf: SourceNeed): Problem[] {
  return content.courses.flatMap(({ jobAid }) =>
    (jobAid?.value.sections ?? []).flatMap((section, number) =>
      section.points.flatMap((point, index) => {
        const place = jobAid?.at('sections', number, 'points', index) ?? { file: '', line: 1 }
        const statement = { text: point.text, place, cited: point.facts.length > 0 }
        return [...checkTerms(point.text, place), ...checkUncited(statement, needOf)]
      }),
    ),
  )
}
