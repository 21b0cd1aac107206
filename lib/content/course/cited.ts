import type { Content } from './content'
import { factsOfFigure } from './figures'
import type { LessonContent } from './lesson-file'
import type { LessonTag } from './lesson-text'

export function factsOfTag({ name, attributes }: Pick<LessonTag, 'name' | 'attributes'>): string[] {
  return name === 'Figure' ? factsOfFigure(attributes.name ?? '') : (attributes.fact ?? '').split(/\s+/).filter(Boolean)
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
    tag.name === 'CommonMistake' ? (ofClaim.get(tag.attributes.claim ?? '') ?? []) : factsOfTag(tag),
  )
  return [...new Set([...ids, ...(value.contentNote?.facts ?? [])])]
}
