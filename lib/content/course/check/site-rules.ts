import { type Content, itemsOf } from '@/lib/content/course/reader/content'
import { error, type Located, type Place, warning } from '@/lib/content/course/reader/problem'
import { ReferenceFinder } from '@/lib/content/course/reader/reference-finder'
import type { Problem } from '../schema'
import type { SiteText } from '../site-source'
import { checkPicture } from './picture-rules'
import { checkTerms } from './text-rules'

/** The words of the site, and each audience and jurisdiction that a course names. */
export function checkSite(content: Content): Problem[] {
  const { site, audiences, jurisdictions, courses } = content
  return [
    ...(site
      ? [
          ...new ReferenceFinder(content).line(site.value.emergency, site.at('emergency')),
          ...(['description', 'kicker', 'heading', 'lead', 'about'] as const).flatMap((key) =>
            checkTerms(site.value[key], site.at(key)),
          ),
          ...checkWelcome(site, content),
        ]
      : []),
    ...repeatedIds(audiences, 'audience'),
    ...repeatedIds(jurisdictions, 'jurisdiction'),
    ...audiences.flatMap(({ value, at }) => checkPicture(`door-${value.picture}`, at('picture'))),
    ...audiencesNamed(content).flatMap(({ id, place }) => checkAudience(id, place, content)),
    ...courses.flatMap(({ value, at }) => {
      const isKnown = jurisdictions.some((one) => one.value.id === value.jurisdiction)
      const isUnread = content.unread.files.has('sources/jurisdictions.yaml')
      if (!value.jurisdiction || isKnown || isUnread) return []
      const known = jurisdictions.map((one) => one.value.id).join(', ')
      const message = `no jurisdiction “${value.jurisdiction}”; there are ${known}`
      return [error(at('jurisdiction'), 'dangling-jurisdiction', message)]
    }),
  ]
}

/** The home page and `/about` say who the site is for. */
function checkWelcome({ value, at }: Located<SiteText>, { audiences, courses }: Content): Problem[] {
  const served = audiences.filter((one) => courses.some((course) => course.value.audience === one.value.id))
  return (['lead', 'about'] as const).flatMap((key) =>
    served
      .filter((one) => !value[key].toLowerCase().includes(one.value.plural.toLowerCase()))
      .map((one) => warning(at(key), 'audience-unnamed', `does not name “${one.value.plural}”, who have a course`)),
  )
}

type Named = { id: string; place: Place }

function audiencesNamed({ courses, modules, samples, rollCall }: Content): Named[] {
  const shared = [
    ...modules.flatMap((module) => [...itemsOf(module), ...module.encounters, ...module.tasks]),
    ...samples,
    ...rollCall,
  ]
  return [
    ...courses.map(({ value, at }) => ({ id: value.audience, place: at('audience') })),
    ...modules.flatMap(({ value, at }) =>
      value.units.flatMap(({ audience }, index) =>
        audience === undefined ? [] : [{ id: audience, place: at('units', index, 'audience') }],
      ),
    ),
    ...shared.flatMap(({ value, at }) =>
      value.audience === 'both' ? [] : [{ id: value.audience, place: at('audience') }],
    ),
  ]
}

function checkAudience(id: string, place: Place, { audiences, unread }: Content): Problem[] {
  const isUnread = unread.files.has('front/audiences.yaml') || unread.names.has(id)
  if (isUnread || audiences.some((one) => one.value.id === id)) return []
  const known = audiences.map((one) => one.value.id).join(', ')
  return [error(place, 'dangling-audience', `no audience “${id}” in front/audiences.yaml; there are ${known}`)]
}

function repeatedIds(
  list: readonly { value: { id: string }; at: (...path: PropertyKey[]) => Place }[],
  kind: string,
): Problem[] {
  return list.flatMap(({ value, at }, index) =>
    list.findIndex((other) => other.value.id === value.id) < index
      ? [error(at('id'), 'duplicate-id', `there is another ${kind} “${value.id}”`)]
      : [],
  )
}
