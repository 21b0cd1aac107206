import { factsOfFigure } from '../figure-source'
import type { Content } from './content'
import type { LessonContent } from './lesson-file'
import type { LessonTag } from './lesson-text'

function factsOfTag({ name, attributes }: LessonTag, { figures }: Pick<Content, 'figures'>): string[] {
  if (name !== 'Figure') return factsNamed(attributes.fact)
  return figures.filter(({ slug }) => slug === attributes.name).flatMap(({ value }) => factsOfFigure(value))
}

/** `F-IND-03 F-IND-11` */
export function factsNamed(fact = ''): string[] {
  return fact.split(/\s+/).filter(Boolean)
}

/** Those that the front matter names, and the one that a `<CommonMistake>` shows. */
export function claimsCorrected({ text, value }: Pick<LessonContent, 'text' | 'value'>): string[] {
  const shown = text.tags.flatMap(({ name, attributes }) =>
    name === 'CommonMistake' && attributes.claim ? [attributes.claim] : [],
  )
  return [...new Set([...value.claims, ...shown])]
}

/** Once each, in order of first mention; those of the content note come last. */
export function factsCited({ text, value }: Pick<LessonContent, 'text' | 'value'>, content: Content): string[] {
  const ofClaim = new Map(content.claims.map((claim) => [claim.value.id, claim.value.facts]))
  const ids = text.tags.flatMap((tag) =>
    tag.name === 'CommonMistake' ? (ofClaim.get(tag.attributes.claim ?? '') ?? []) : factsOfTag(tag, content),
  )
  return [...new Set([...ids, ...(value.contentNote?.facts ?? [])])]
}
