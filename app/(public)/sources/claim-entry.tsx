import { Tag } from '@/app/_ui/tag'
import type { Claim, Fact } from '@/lib/content/course/register-source'
import type { LessonPlace } from '@/lib/content/course/source-map'
import { LessonLinks } from './lesson-links'
import { verdicts } from './verdicts'

type Props = { claim: Claim; facts: ReadonlyMap<string, Fact>; lessons: LessonPlace[] }

export function ClaimEntry({ claim, facts, lessons }: Props) {
  const { text, kind } = verdicts[claim.verdict]
  return (
    <li className="claim" id={claim.id}>
      <p className="claim-head">
        <Tag kind={kind}>{text}</Tag> <a href={`/sources#${claim.id}`}>{claim.id}</a>
      </p>
      <p>
        <span className="claim-label">The source says:</span> {claim.claim}
      </p>
      <p>
        <span className="claim-label">We found:</span> {claim.finding}
      </p>
      {claim.facts.length > 0 && (
        <p className="claim-small">
          By{' '}
          {claim.facts.map((id, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <a href={`/sources/facts#${id}`}>{facts.get(id)?.citation ?? id}</a>
            </span>
          ))}
        </p>
      )}
      <LessonLinks label="Corrected in" lessons={lessons} />
    </li>
  )
}
