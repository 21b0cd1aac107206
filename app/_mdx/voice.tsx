import type { Catalog } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'

const reviewers = { counsel: 'counsel', 'survivor-advocate': 'a survivor advocate' }

export function Voice({ voice: { kind, by, text, consent, review } }: { voice: Catalog['voices'][number] }) {
  return (
    <figure className="voice">
      <p className="kicker">{kind === 'survivor' ? 'A survivor, in their own words' : 'From practice'}</p>
      <blockquote>
        {text.split('\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
      <figcaption>
        {by}
        <small>
          Shared with consent of {dateInWords(consent.on)}. Reviewed by {reviewers[review.role]} on{' '}
          {dateInWords(review.on)}.
        </small>
      </figcaption>
    </figure>
  )
}
