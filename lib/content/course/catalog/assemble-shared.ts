import type { Content } from '@/lib/content/course/reader/content'
import type { Item, ItemSource } from '@/lib/content/quiz/schema'
import { hashOf } from '../hash'
import type { Catalog } from '../schema'
import type { Jurisdiction, SiteText } from '../site-source'

/** Placeholder: a broken site.yaml is an error, so no catalog with these words is published. */
const noSite: SiteText = {
  ...{ description: '', kicker: '', heading: '', lead: '', uncounted: '', about: '', sources: '', counsel: '' },
  emergency: '',
  situations: { trafficking: '', 'look-alike': '', 'not-enough': '' },
}

/** The parts of a catalog that all courses share. */
export function assembleShared(content: Content): Omit<Catalog, 'hash' | 'courses'> {
  const values = <T>(list: readonly { value: T }[]) => list.map(({ value }) => value)
  return {
    facts: values(content.facts),
    claims: values(content.claims),
    help: values(content.help),
    counsel: values(content.counsel),
    terms: values(content.terms),
    voices: values(content.voices),
    figures: content.figures.map(({ slug, value }) => ({ ...value, name: slug })),
    publicCase: content.publicCase?.value ?? null,
    samples: content.samples.map(({ value }) => withHash(value)),
    helpTexts: content.helpTexts.map(({ slug, value }) => ({ ...value, code: slug })),
    rollCall: values(content.rollCall),
    templates: values(content.templates),
    site: content.site?.value ?? noSite,
    audiences: values(content.audiences),
    groups: values(content.groups),
  }
}

/** The named jurisdiction, or the first one. checkSite reports an unknown name. */
export function placeOf(named: string | undefined, { jurisdictions }: Content): Jurisdiction {
  const found = jurisdictions.find(({ value }) => !named || value.id === named)
  return found?.value ?? { id: '', name: '', board: '' }
}

export function withHash(item: ItemSource): Item {
  return { ...item, hash: hashOf(item) }
}
