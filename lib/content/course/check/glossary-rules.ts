import type { Content } from '@/lib/content/course/reader/content'
import type { LessonContent } from '@/lib/content/course/reader/lesson-file'
import type { SourceNeed } from '@/lib/content/course/reader/needs-source'
import { error, type Located, warning } from '@/lib/content/course/reader/problem'
import type { GlossaryTerm } from '../register-source'
import type { Problem } from '../schema'
import { checkTerms } from './text-rules'

/** Beside statutes, dates, numbers and organizations. */
const law = /\b(?:law|laws|legal|crimes?|courts?|judge|federal|statutes?|visas?|must)\b/i

export function checkGlossary(content: Content, needOf: SourceNeed): Problem[] {
  if (content.unread.files.has('sources/terms.yaml')) return []
  const lessons = content.modules.flatMap((module) => module.lessons)
  const used = new Set(lessons.flatMap(({ text }) => idsOf(text)))
  const finder = namesOf(content.terms.map(({ value }) => value))
  return [
    ...content.terms.flatMap((term, index) => [
      ...checkEntry(term, content.terms.slice(0, index), needOf),
      ...(used.has(term.value.id) || content.unread.folders.size > 0
        ? []
        : [warning(term.at('id'), 'unused-term', `no lesson explains “${term.value.term}”`)]),
    ]),
    ...lessons.flatMap((lesson) => checkUse(lesson, content, finder)),
  ]
}

/** The glossary's entries that a lesson marks, in the order of their first use. */
export function termsUsed({ text }: Pick<LessonContent, 'text'>, content: Pick<Content, 'terms'>): GlossaryTerm[] {
  const terms = new Map(content.terms.map(({ value }) => [value.id, value]))
  return [...new Set(idsOf(text))].flatMap((id) => terms.get(id) ?? [])
}

function idsOf({ tags }: LessonContent['text']): string[] {
  return tags.flatMap(({ name, attributes }) => (name === 'Term' && attributes.id ? [attributes.id] : []))
}

function checkEntry(
  { value, at }: Located<GlossaryTerm>,
  before: readonly Located<GlossaryTerm>[],
  needOf: SourceNeed,
): Problem[] {
  const names = new Map(before.flatMap((one) => spellings(one.value).map((name) => [name, one.value.id])))
  const needed = needOf(value.definition) ?? (law.test(value.definition) ? 'law' : null)
  const last = before.at(-1)?.value.term
  return [
    ...(before.some((one) => one.value.id === value.id)
      ? [error(at('id'), 'duplicate-id', `there are two terms “${value.id}”`)]
      : []),
    ...spellings(value).flatMap((name) =>
      names.has(name) ? [error(at('term'), 'duplicate-id', `“${name}” is also a name of “${names.get(name)}”`)] : [],
    ),
    ...(last !== undefined && last.localeCompare(value.term, 'en') > 0
      ? [error(at('term'), 'term-order', `put “${value.term}” before “${last}”: the glossary is alphabetical`)]
      : []),
    ...(needed && value.facts.length === 0
      ? [error(at('definition'), 'uncited', `states ${needed} and names no fact`)]
      : []),
    ...checkTerms(value.definition, at('definition')),
  ]
}

function checkUse({ file, text }: LessonContent, { terms }: Content, finder: Names): Problem[] {
  const marked = text.passages.flatMap((passage) => passage.terms.map((mark) => ({ ...mark, passage })))
  const known = new Set(terms.map(({ value }) => value.id))
  const tags = text.tags.filter(({ name }) => name === 'Term')
  const seen = new Set<string>()
  return [
    ...(tags.length > marked.length
      ? [error({ file, line: tags[0]?.line ?? 1 }, 'term-use', 'a <Term> may not be in a heading or a link')]
      : []),
    ...marked.flatMap(({ id, line, from, to, passage }) => {
      const words = passage.text.slice(from, to)
      if (!known.has(id)) return [error({ file, line }, 'dangling-term', `no term “${id}” in sources/terms.yaml`)]
      if (finder.idOf(words) === id) return []
      return [error({ file, line }, 'term-use', `“${words}” is none of the names of “${id}”; add it to “also”`)]
    }),
    ...text.passages.flatMap((passage) =>
      finder.find(passage.text).flatMap(({ id, words, from, to }) => {
        const mark = passage.terms.find((one) => one.from <= from && one.to >= to)
        const isFirst = !seen.has(id)
        seen.add(id)
        const line = mark?.line ?? passage.line + passage.text.slice(0, from).split('\n').length - 1
        if (isFirst && !mark) {
          const message = `the lesson’s first “${words}” needs its definition: <Term id="${id}">${words}</Term>`
          return [warning({ file, line }, 'term-use', message)]
        }
        return !isFirst && mark?.id === id
          ? [warning({ file, line }, 'term-use', `only the lesson’s first “${words}” is a <Term>`)]
          : []
      }),
    ),
  ]
}

const spellings = ({ term, also }: GlossaryTerm) => [term, ...also]
const spaced = (words: string) => words.replace(/\s+/g, ' ')

type Names = ReturnType<typeof namesOf>

/** Finds the names of terms in text; of two at one place, the longer one. */
function namesOf(terms: readonly GlossaryTerm[]) {
  const ids = new Map(terms.flatMap((term) => spellings(term).map((name) => [name, term.id])))
  const idOf = (words: string) => ids.get(spaced(words)) ?? ids.get(lowerFirst(spaced(words)))
  const all = [...ids.keys()].sort((one, other) => other.length - one.length)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${all.map(patternOf).join('|')})(?![\\p{L}\\p{N}-])`, 'gu')
  const find = (text: string) =>
    all.length === 0
      ? []
      : [...text.matchAll(pattern)].map(({ 0: words, index }) => {
          return { id: idOf(words) ?? '', words: spaced(words), from: index, to: index + words.length }
        })
  return { idOf, find }
}

/** A name in lower case may also begin a sentence. */
function patternOf(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  return /^\p{Ll}/u.test(name) ? `[${name[0]}${name[0]?.toUpperCase()}]${escaped.slice(1)}` : escaped
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
