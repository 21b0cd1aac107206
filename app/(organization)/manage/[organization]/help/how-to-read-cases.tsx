import { fewestRaters } from '@/lib/measurement/case-rating/areas'
import { fewestInSum } from '@/lib/measurement/discrimination/stages'

export function HowToReadCases() {
  return (
    <section>
      <h2 id="cases">Telling cases apart</h2>
      <dl className="how-to-read">
        <dt>Cases</dt>
        <dd>
          Before the course and after the final, each person rates a set of short cases: how likely is it that someone
          is being compelled? Half of the people rate set A first, the others set B. The cases come in pairs that differ
          in one fact. Nothing is scored, and no one sees one person’s answers.
        </dd>
        <dt>Area under the curve</dt>
        <dd>
          Take one case of each kind: the area is how often the compelled person’s case is rated higher, with ties
          counted as half. 0.50 is guessing, or one answer for everything: always suspicious, never suspicious, always
          in doubt. 1.00 is never wrong. It is each person’s own, averaged over the class. Shown for {fewestRaters} or
          more people.
        </dd>
        <dt>Kind of case</dt>
        <dd>
          Each set has one pair of each kind, so these areas rest on few cases: look for what stays low, and teach that.
        </dd>
        <dt>Likely range</dt>
        <dd>
          For about 95 of 100 classes like this one, the range includes the true figure for these cases. Other cases may
          be harder or easier.
        </dd>
        <dt>Rated likely</dt>
        <dd>
          “Probably” or “Certainly”: right for a compelled person, a false alarm for a look-alike. These are counts,
          shown for {fewestInSum} or more people. Cases that don’t tell enough are left out.
        </dd>
      </dl>
    </section>
  )
}
