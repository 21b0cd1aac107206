import { inWords } from '@/lib/course/day'
import type { Deed, Transcript, UnitEntry } from './content'

const kinds = { course: 'Course', delta: 'Update after a change of law', recertification: 'Renewal' } as const
const states = { valid: 'Valid', expired: 'Expired', superseded: 'Superseded', revoked: 'Revoked' } as const

const number = (value: number) => String(Math.round(value * 100) / 100)

/** A transcript as rows of words, for its tables in print and on screen; days are in the zone. */
export function linesOf(transcript: Transcript, zone: string) {
  const inZone = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: zone })
  const day = (moment: string) => inZone.format(new Date(moment))
  const titles = new Map(transcript.units.map(({ id, title }) => [id, title]))
  const by = ({ by: name, organization, at }: Deed) =>
    `${[name ?? 'Whoever runs the site', organization].filter(Boolean).join(', ')}, ${day(at)}`
  return {
    contactHours: number(transcript.contactHours.total),
    hoursComputation: transcript.contactHours.computation,
    certificates: transcript.certificates.map((one) => [
      `${one.course}, edition ${one.edition}`,
      one.serial,
      number(one.hours),
      day(one.completedAt),
      inWords(one.lawAsOf),
      one.state === 'valid'
        ? `Valid${one.expiresAt ? ` until ${day(one.expiresAt)}` : ''}`
        : `${states[one.state]} since ${day(one.since)}`,
    ]),
    enrollments: transcript.enrollments.map((one) => [
      one.course,
      kinds[one.kind],
      `${one.version.edition} (${one.version.hash.slice(0, 12)})`,
      inWords(one.version.lawAsOf),
      day(one.enrolledAt),
      one.endedAt ? day(one.endedAt) : '',
    ]),
    units: transcript.units.map((unit) => [unit.title, ...doneWords(unit, day), timeWords(unit)]),
    amendments: [
      ...transcript.enrollments.flatMap(({ course, extensions, changed }) => [
        ...extensions.map((one) => ['Extension', `${course}: until ${inWords(one.dueOn)}. ${one.reason}`, by(one)]),
        ...changed.map(({ unitId, version, assignedAt }) => [
          'Changed law',
          `${titles.get(unitId) ?? unitId}: law as of ${inWords(version.lawAsOf)}`,
          day(assignedAt),
        ]),
      ]),
      ...transcript.units.flatMap(({ title, waivers, resets }) => [
        ...waivers.map((one) => [
          'Waiver',
          `${title}. ${one.reason}${one.endedAt ? ` Ended ${day(one.endedAt)}. ${one.endReason ?? ''}` : ''}`,
          by(one),
        ]),
        ...resets.map((one) => ['Reset', `${title}. ${one.reason}`, by(one)]),
      ]),
      ...transcript.annotations.map((one) => ['Note', one.text, by(one)]),
    ],
    organizations: transcript.organizations.map(({ name, role, startedAt, endedAt }) => [
      name,
      role === 'learner' ? 'Learner' : 'Coordinator',
      day(startedAt),
      endedAt ? day(endedAt) : '',
    ]),
    names: [
      ...transcript.learner.names.map(({ name, given, at }) => [
        given === 'confirmed' ? 'Name confirmed for a certificate' : 'Name attested before a final',
        name,
        day(at),
      ]),
      ...transcript.learner.identifiers.map(({ label, value, at }) => [label, value, day(at)]),
    ],
  }
}

/** What was done in a unit and when: one entry each, the newest last. */
function doneWords(unit: UnitEntry, day: (moment: string) => string): [string, string] {
  const done = [
    ...unit.completions.map(({ at }) => `Read ${day(at)}`),
    ...unit.encounters.map(({ done: how, at }) => `${how === 'walked' ? 'Walked' : 'Read'} ${day(at)}`),
    ...unit.attempts.map(({ submittedAt, attestedAt }) => `Taken ${day(submittedAt)}${attestedAt ? ', attested' : ''}`),
  ]
  const scores = unit.attempts.map(({ raw, max, passed }) => {
    const verdict = passed === null ? '' : passed ? ', passed' : ', not passed'
    return `${number(raw)} of ${max}${verdict}`
  })
  return [done.join('; '), scores.join('; ')]
}

function timeWords({ activeMinutes, completions }: UnitEntry): string {
  const minimum = completions.findLast(({ minimumMinutes }) => minimumMinutes !== null)?.minimumMinutes
  return `${number(activeMinutes)}${minimum ? ` (at least ${number(minimum)})` : ''}`
}
