import {
  anomalyKindNames,
  anomalyKinds,
  type Threshold,
  thresholds,
  thresholdsVersion,
} from '@/lib/record/anomaly/thresholds'

/** Reads the thresholds from the code, so the page can't disagree with it. */
export function HowNoticed() {
  return (
    <section>
      <h2 id="time-flags">How time is flagged</h2>
      <p>
        The server compares the time that it counted with the numbers below (version {thresholdsVersion}
        ). Nothing happens automatically: flags wait for you, and the person can keep learning. The server can’t tell
        who sits at the keyboard, or spot a program that pauses and waits like a person.
      </p>
      <dl className="how-to-read">
        {anomalyKindNames.map((kind) => {
          const { title, noticed, ordinary } = anomalyKinds[kind]
          const numbers: Threshold[] = Object.values(thresholds[kind])
          return [
            <dt key={kind}>{title}</dt>,
            <dd key={`${kind} noticed`}>
              {noticed} Ordinary reasons: {ordinary}
            </dd>,
            ...numbers.map(({ number, unit, reason }) => (
              <dd key={`${kind} ${unit}`}>
                {number} {unit}: {reason}
              </dd>
            )),
          ]
        })}
      </dl>
    </section>
  )
}
