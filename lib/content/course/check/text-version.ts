import { claimsCorrected, factsCited } from '@/lib/content/course/reader/cited'
import type { Content } from '@/lib/content/course/reader/content'
import type { LessonContent } from '@/lib/content/course/reader/lesson-file'
import { hashOf } from '../hash'
import { termsUsed } from './glossary-rules'

export function withoutComments(source: string): string {
  return source.replace(/^\{\/\*[\s\S]*?\*\/\}\n+/gm, '').replace(/ ?\{\/\*[\s\S]*?\*\/\}/g, '')
}

export function versionOf(lesson: Pick<LessonContent, 'value' | 'source' | 'text'>, content: Content): string {
  const { value, source, text } = lesson
  const named = (name: string, key: string) =>
    text.tags.flatMap((tag) => (tag.name === name && tag.attributes[key]) || [])
  // Without the drawing, which says the same as the words.
  const drawn = content.figures.flatMap(({ slug, value: { title, words, facts, lines } }) =>
    named('Figure', 'name').includes(slug) ? [[slug, { title, words, facts, lines }] as const] : [],
  )
  const cited = factsCited(lesson, content)
  const corrected = claimsCorrected(lesson)
  const dialed = [...named('Line', 'fact'), ...drawn.flatMap(([, figure]) => figure.lines)]
  const terms = termsUsed(lesson, content)
  const facts = content.facts.map((one) => one.value).filter((fact) => cited.includes(fact.id))
  return hashOf({
    id: value.id,
    title: value.title,
    summary: value.summary,
    contentNote: value.contentNote,
    source: withoutComments(source),
    claims: content.claims.map((one) => one.value).filter((claim) => corrected.includes(claim.id)),
    facts: facts.map(({ recheck: _, ...shown }) => shown),
    lines: content.help
      .filter((one) => dialed.includes(one.value.fact))
      .map(({ value: { text: _, whatsapp: _w, chat: _c, unconfirmed: _u, ...printed } }) => printed),
    figures: drawn,
    // Absent without terms, so that signed-off versions from before there were any still match.
    ...(terms.length > 0 && { terms }),
  }).slice(0, 12)
}
