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
        <dt>Which cases</dt>
        <dd>
          Single-choice cases that ask whether to act and give enough to tell. The first attempt at each quiz counts,
          without unanswered items. In an encounter, the first run counts. The last run is a separate line, for people
          who played the case again, mostly because the first run went wrong. Stages ask different cases with different
          options, so these counts measure no change: the cases that people rate before and after do.
        </dd>
      </dl>
    </section>
  )
}
