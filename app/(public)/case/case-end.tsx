import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import type { PublicCase } from '@/lib/content/course/front-source'
import type { Fact } from '@/lib/content/course/register-source'
import type { Course } from '@/lib/content/course/schema'
import { Sources } from './sources'

type Props = { end: PublicCase['end']; courses: readonly Course[]; facts: readonly Fact[] }

export function CaseEnd({ end, courses, facts }: Props) {
  return (
    <>
      <h2>{end.title}</h2>
      {end.text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Sources ids={end.facts} facts={facts} />
      <ButtonRow>
        {courses.map(({ slug, audience }) => (
          <ButtonLink key={slug} href={`/courses/${slug}`}>
            {audience === 'officer' ? 'I’m a police officer' : 'I volunteer'}
          </ButtonLink>
        ))}
        <ButtonLink href="/case" kind="quiet">
          Play again
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
