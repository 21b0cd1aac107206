import type { HelpLine } from '@/lib/content/course/register-source'
import type { Catalog, Course } from '@/lib/content/course/schema'

export interface JobAidContent {
  title: string
  courseTitle: string
  edition: string
  lawAsOf: string
  /** The jurisdiction's name. */
  place: string
  sections: { heading: string; points: { text: string; citation: string }[] }[]
  lines: HelpLine[]
}

export function jobAidOf(catalog: Catalog, course: Course): JobAidContent | null {
  if (!course.jobAid) return null
  const { title, sections, lines } = course.jobAid
  const citations = new Map(catalog.facts.map((fact) => [fact.id, fact.citation]))
  return {
    title,
    courseTitle: course.title,
    edition: course.edition,
    lawAsOf: course.lawAsOf,
    place: course.place.name,
    sections: sections.map(({ heading, points }) => ({
      heading,
      points: points.map(({ text, facts }) => ({
        text,
        citation: facts.flatMap((id) => citations.get(id) ?? []).join('; '),
      })),
    })),
    lines: lines.flatMap((id) => catalog.help.filter((line) => line.fact === id)),
  }
}
