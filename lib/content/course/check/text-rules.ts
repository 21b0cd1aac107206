import type { Addresses } from '@/lib/content/course/reader/addresses'
import type { Content } from '@/lib/content/course/reader/content'
import type { LessonContent } from '@/lib/content/course/reader/lesson-file'
import type { SourceNeed } from '@/lib/content/course/reader/needs-source'
import { error, type Place, warning } from '@/lib/content/course/reader/problem'
import { headingId } from '../heading-id'
import type { Problem } from '../schema'
import { termsToAvoid } from './terms'

interface TextRules {
  /** The valid targets of links inside the site. */
  addresses: Addresses
  needOf: SourceNeed
}

export function checkText(lesson: LessonContent, { addresses, needOf }: TextRules): Problem[] {
  const { value, at, text, file } = lesson
  const noteTitles = text.tags.flatMap(({ name, attributes, line }) =>
    name === 'Note' && attributes.title ? [{ text: attributes.title, place: { file, line } }] : [],
  )
  const unsourced = [{ text: value.summary, place: at('summary') }, ...noteTitles]
  return [
    ...checkHeadings(lesson),
    ...checkLinks(lesson, addresses),
    ...text.sentences.flatMap((sentence) => checkSentence(sentence, file, needOf)),
    ...checkNote(lesson, needOf),
    ...checkTerms(value.title, at('title')),
    ...unsourced.flatMap((one) => [...checkTerms(one.text, one.place), ...checkUncited(one, needOf)]),
    ...text.headings.flatMap((heading) => checkTerms(heading.text, { file, line: heading.line })),
  ]
}

export function checkOutlines(content: Content): Problem[] {
  return [
    ...content.courses.flatMap(({ value, at, jobAid }) => [
      ...(['title', 'subtitle', 'description'] as const).flatMap((key) => checkTerms(value[key], at(key))),
      ...(['pretest', 'final'] as const).flatMap((role) => checkTerms(value[role]?.title ?? '', at(role, 'title'))),
      ...(jobAid ? [jobAid.value.title, ...jobAid.value.sections.map(({ heading }) => heading)] : []).flatMap((words) =>
        checkTerms(words, jobAid?.at('sections') ?? at()),
      ),
    ]),
    ...content.modules.flatMap(({ value, at }) => [
      ...checkTerms(value.title, at('title')),
      ...value.objectives.flatMap(({ text }, index) => checkTerms(text, at('objectives', index))),
      ...value.units.flatMap(({ quiz }, index) => checkTerms(quiz?.title ?? '', at('units', index, 'quiz', 'title'))),
    ]),
    ...content.help.flatMap(({ value, at }) => checkTerms(`${value.name}. ${value.note}`, at('note'))),
  ]
}

export function checkTerms(text: string, place: Place): Problem[] {
  return termsToAvoid(text).map(({ found, prefer }) =>
    warning(place, 'term', `“${found}” is a term to avoid; write instead: ${prefer}`),
  )
}

interface Statement {
  text: string
  place: Place
  cited?: boolean
}

/** A factual sentence without a citation; used for explanations and findings too. */
export function checkUncited({ text, place, cited = false }: Statement, needOf: SourceNeed): Problem[] {
  const needed = cited ? null : needOf(text)
  return needed ? [warning(place, 'uncited', `names ${needed} without a citation: “${short(text)}”`)] : []
}

function checkHeadings({ file, text }: LessonContent): Problem[] {
  return text.headings.flatMap(({ text: words, line, depth, anchor }, index) => {
    const place = { file, line }
    const above = text.headings[index - 1]?.depth ?? 1
    if (!words) return [error(place, 'heading-order', 'a heading without words')]
    if (depth === 1) return [error(place, 'heading-order', 'a lesson’s title is its only heading of level 1; use ##')]
    if (depth > above + 1)
      return [error(place, 'heading-order', `a heading of level ${depth} after one of level ${above}`)]
    if (depth === 2 && anchor === headingId(words))
      return [error(place, 'heading-order', 'a step’s title is its only heading of level 2; use ###')]
    const isTwice = text.headings.findIndex((one) => headingId(one.text) === headingId(words)) < index
    return isTwice
      ? [error(place, 'heading-order', `the heading “${words}” appears twice, so its anchor would be ambiguous`)]
      : []
  })
}

function checkLinks({ file, text }: LessonContent, addresses: Addresses): Problem[] {
  const anchors = new Set(['lesson-end', ...text.headings.map(({ anchor }) => anchor)])
  return text.links.flatMap(({ url, line }) => {
    const place = { file, line }
    if (!url) return [error(place, 'broken-link', 'a link that leads nowhere')]
    if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
      return URL.canParse(url) ? [] : [error(place, 'broken-link', `“${url}” is not an address`)]
    }
    const [path = '', anchor = ''] = url.split('#')
    const there = path === '' ? anchors : addresses.get(path.split('?')[0] ?? '')
    if (!there) return [error(place, 'broken-link', `no page of this site has the address “${url}”`)]
    if (!anchor || there.has(anchor)) return []
    return [error(place, 'broken-link', `nothing at “${path || 'this lesson'}” has the anchor “#${anchor}”`)]
  })
}

function checkSentence(
  { text, line, cited, linked, guidance }: LessonContent['text']['sentences'][number],
  file: string,
  needOf: SourceNeed,
): Problem[] {
  const place = { file, line }
  const problems = checkTerms(text, place)
  if (/\[[^\]]+\]\[[^\]]*\]/.test(text)) {
    problems.push(error(place, 'broken-link', 'a reference to a link that is not defined'))
  }
  if (/\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b/.test(text)) {
    problems.push(warning(place, 'phone-number', 'use <Line> for a phone number, so that one edit fixes them all'))
  }
  if (linked && !cited) {
    problems.push(warning(place, 'uncited', `links to another site without a citation: “${short(text)}”`))
  }
  const needed = guidance ? needOf(text) : null
  if (needed) {
    const message = `practice advice is shown as not sourced and may not name ${needed}: “${short(text)}”`
    return [...problems, warning(place, 'guidance', message)]
  }
  return [...problems, ...checkUncited({ text, place, cited: cited || guidance }, needOf)]
}

function checkNote({ value, at }: LessonContent, needOf: SourceNeed): Problem[] {
  if (!value.contentNote) return []
  const { topic, alternative, facts } = value.contentNote
  const place = at('contentNote', 'alternative')
  return [
    ...checkTerms(topic, at('contentNote', 'topic')),
    ...checkTerms(alternative, place),
    ...checkUncited({ text: alternative, place, cited: facts.length > 0 }, needOf),
  ]
}

function short(text: string): string {
  return text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text
}
