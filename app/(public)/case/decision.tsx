import type { PublicDecision } from '@/lib/content/course/front-source'

/** `follows`: what the choice before led to. */
type Props = { decision: PublicDecision; level: 2 | 3; follows?: readonly string[] }

/** Each choice is a link, so that the case can be played without an account, a form, or a script. */
export function Decision({ decision, level, follows = [] }: Props) {
  const Heading = `h${level}` as const
  return (
    <>
      <div className="tale">
        {[...follows, ...decision.text].map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Heading id="ask">{decision.ask}</Heading>
      <ul className="choices" aria-labelledby="ask">
        {decision.choices.map(({ id, text }) => (
          <li key={id}>
            <a href={`/case/${decision.id}/${id}#reply`}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
