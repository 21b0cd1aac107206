import type { Addresses } from './addresses'
import { headingId } from './heading-id'
import type { LessonContent } from './lesson-file'
import { sourceNeededFor } from './needs-source'
import { error, type Place, warning } from './problem'
import type { Problem } from './schema'
import { termsToAvoid } from './terms'

/** What an editor would mark in a lesson's text. `addresses` are those that a link inside the site may lead to. */
export function checkText(lesson: LessonContent, addresses: Addresses): Problem[] {
  return [
    ...checkHeadings(lesson),
    ...checkLinks(lesson, addresses),
    ...lesson.text.sentences.flatMap((sentence) => checkSentence(sentence, lesson.file)),
    ...checkNote(lesson),
    ...checkTerms(lesson.value.title, lesson.at('title')),
    ...checkTerms(lesson.value.summary, lesson.at('summary')),
  ]
}

/** The terms to avoid in a text, each a warning with what is preferred. */
export function checkTerms(text: string, place: Place): Problem[] {
  return termsToAvoid(text).map(({ found, prefer }) =>
    warning(place, 'term', `“${found}” is a term to avoid; write of ${prefer}`),
  )
}

/** A sentence that needs a source and has none; so it may also stand in an explanation or a finding. */
export function checkUncited(text: string, place: Place, cited: boolean): Problem[] {
  const needed = cited ? null : sourceNeededFor(text)
  return needed ? [warning(place, 'uncited', `names ${needed} without a citation: “${short(text)}”`)] : []
}

function checkHeadings({ file, text }: LessonContent): Problem[] {
  return text.headings.flatMap(({ text: words, line, depth }, index) => {
    const place = { file, line }
    const above = text.headings[index - 1]?.depth ?? 1
    if (!words) return [error(place, 'heading-order', 'a heading without words')]
    if (depth === 1) return [error(place, 'heading-order', 'a lesson’s title is its only heading of level 1; use ##')]
    if (depth <= above + 1) return []
    return [error(place, 'heading-order', `a heading of level ${depth} after one of level ${above}`)]
  })
}

function checkLinks({ file, text }: LessonContent, addresses: Addresses): Problem[] {
  const anchors = new Set(text.headings.map((heading) => headingId(heading.text)))
  return text.links.flatMap(({ url, line }) => {
    const place = { file, line }
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

function checkSentence({ text, line, cited, guidance }: LessonContent['text']['sentences'][number], file: string) {
  const place = { file, line }
  const problems = checkTerms(text, place)
  if (/\b\d{3}-\d{3}-\d{4}\b/.test(text)) {
    problems.push(warning(place, 'phone-number', 'a telephone number is printed by <Line>, so that one edit mends all'))
  }
  const needed = guidance ? sourceNeededFor(text) : null
  if (needed) {
    const message = `practice advice is shown as not sourced and may not name ${needed}: “${short(text)}”`
    return [...problems, warning(place, 'guidance', message)]
  }
  return [...problems, ...checkUncited(text, place, cited || guidance)]
}

function checkNote({ value, at }: LessonContent): Problem[] {
  if (!value.contentNote) return []
  const { alternative, facts } = value.contentNote
  const place = at('contentNote', 'alternative')
  return [...checkTerms(alternative, place), ...checkUncited(alternative, place, facts.length > 0)]
}

function short(text: string): string {
  return text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text
}
