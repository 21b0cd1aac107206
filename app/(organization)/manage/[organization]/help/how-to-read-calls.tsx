import { fewestLearners } from '@/lib/training/discrimination/stages'

export function HowToReadCalls() {
  return (
    <section>
      <h2 id="calls">Right calls and false alarms</h2>
      <dl className="how-to-read">
        <dt>Found, acted on (a hit)</dt>
        <dd>A case of trafficking, and the person chose to escalate or to ask further.</dd>
        <dt>False alarm</dt>
        <dd>
          A case that only looks like trafficking, and the person chose to escalate. It costs an innocent person trust,
          safety, or work. Asking further is not a false alarm.
        </dd>
        <dt>d′, “d prime”</dt>
        <dd>
          How well the class tells the two kinds of case apart, whether it is quick or slow to raise an alarm. 0: it
          treats both alike. 1: for example, 69 of 100 found, with 31 false alarms. 2: 84 with 16. 3: 93 with 7. We add
          half a case on each side, so that d′ exists for all or none, too. Shown for {fewestLearners} or more people.
        </dd>
        <dt>Likely range</dt>
        <dd>
          For about 95 of 100 classes like this one, the range includes the true figure. It allows for the fact that one
          person’s answers are related.
        </dd>
        <dt>Which cases</dt>
        <dd>
          Single-choice cases that ask whether to act and give enough to tell. The first attempt at each quiz counts,
          without unanswered items. In an encounter, the first run counts. The last run is a separate line, for people
          who played the case again, mostly because the first run went wrong. Stages ask different cases, so look at the
          trend more than at one step.
        </dd>
      </dl>
    </section>
  )
}
