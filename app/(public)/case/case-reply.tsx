import { PhoneText } from '@/app/_ui/phone-text'
import type { PublicChoice, PublicDecision } from '@/lib/content/course/front-source'
import type { Fact } from '@/lib/content/course/register-source'
import { Sources } from './sources'

type Props = { decision: PublicDecision; choice: PublicChoice; facts: readonly Fact[] }

export function CaseReply({ decision, choice, facts }: Props) {
  return (
    <>
      <p className="chosen">
        <span>{decision.ask}</span> {choice.text}
      </p>
      <section id="reply" className={`reply reply-${choice.grade}`} aria-labelledby="reply-title">
        <h2 id="reply-title">{choice.title}</h2>
        <p>
          <PhoneText text={choice.reply} />
        </p>
        <Sources ids={choice.facts} facts={facts} />
      </section>
    </>
  )
}
