import type { Content } from './content'
import { figures } from './figures'
import { hashOf } from './hash'
import type { LessonContent } from './lesson-file'
import { factsOfTag } from './reference-rules'

/**
 * What a reviewer reads on the page of a lesson: its words, and what its corrections, facts, lines, figures and sources
 * print. Twelve characters that change when one of them does.
 */
export function versionOf(
  { value, source, text }: Pick<LessonContent, 'value' | 'source' | 'text'>,
  content: Content,
): string {
  const named = (name: string, key: string) =>
    new Set(text.tags.flatMap((tag) => (tag.name === name && tag.attributes[key]) || []))
  const [corrected, drawn, dialed] = [named('Correction', 'claim'), named('Figure', 'name'), named('Line', 'fact')]
  const claims = content.claims.map((one) => one.value).filter((claim) => corrected.has(claim.id))
  const cited = new Set([
    ...text.tags.flatMap(factsOfTag),
    ...claims.flatMap((claim) => claim.facts),
    ...(value.contentNote?.facts ?? []),
  ])
  const facts = content.facts.map((one) => one.value).filter((fact) => cited.has(fact.id))
  return hashOf({
    id: value.id,
    title: value.title,
    summary: value.summary,
    contentNote: value.contentNote,
    source,
    claims,
    facts: facts.map(({ recheck: _, ...shown }) => shown),
    lines: content.help.map((one) => one.value).filter((line) => dialed.has(line.fact)),
    figures: Object.entries(figures).filter(([name]) => drawn.has(name)),
  }).slice(0, 12)
}
