import { dateInWords, dayInWords } from '@/lib/platform/words'
import { nameLines } from '@/lib/record/certificate/document/content'
import { hoursOf } from '@/lib/record/classroom/hours-of'
import type { Attribution, CertificateEntry, Transcript, UnitEntry } from './content'

const kinds = { course: 'Course', delta: 'Update after a law change', recertification: 'Renewal' } as const
const states = { valid: 'Valid', expired: 'Expired', superseded: 'Superseded', revoked: 'Revoked' } as const

const number = (value: number) => String(Math.round(value * 100) / 100)

export function transcriptLines(transcript: Transcript) {
  const day = (moment: string, zone = transcript.timeZone) => dayInWords(new Date(moment), zone)
  const titles = new Map(transcript.units.map(({ id, title }) => [id, title]))
  const by = ({ by: name, organization, at }: Attribution) =>
    `${[name ?? (organization ? null : 'Site administrator'), organization].filter(Boolean).join(', ')}, ${day(at)}`
  return {
    contactHours: number(transcript.contactHours.total),
    hoursComputation: transcript.contactHours.computation,
    certificates: transcript.certificates.map((one) => [
      `${one.course}, edition ${one.edition}`,
      one.serial,
      hoursWords(one),
      day(one.completedAt, one.timeZone),
      dateInWords(one.lawAsOf),
      one.state === 'valid'
        ? `Valid${one.expiresAt ? ` until ${day(one.expiresAt, one.timeZone)}` : ''}`
        : `${states[one.state]} since ${day(one.since, one.timeZone)}`,
    ]),
    enrollments: transcript.enrollments.map((one) => [
      one.course,
      kinds[one.kind],
      `${one.version.edition} (${one.version.hash.slice(0, 12)})`,
      dateInWords(one.version.lawAsOf),
      day(one.enrolledAt),
      one.endedAt ? day(one.endedAt) : '',
    ]),
    units: transcript.units.map((unit) => [unit.title, ...doneWords(unit, day), timeWords(unit)]),
    amendments: [
      ...transcript.enrollments.flatMap(({ course, extensions, changed }) => [
        ...extensions.map((one) => ['Extension', `${course}: until ${dateInWords(one.dueOn)}. ${one.reason}`, by(one)]),
        ...changed.map(({ unitId, version, assignedAt }) => [
          'Law change',
          `${titles.get(unitId) ?? unitId}: law as of ${dateInWords(version.lawAsOf)}`,
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
    outsideTraining: (transcript.outsideTraining ?? []).map((one) => [
      `${one.title}, ${one.provider ?? 'classroom session'}`,
      dateInWords(one.heldOn),
      hoursOf(one),
      by(one),
    ]),
    organizations: transcript.organizations.map(({ name, role, startedAt, endedAt }) => [
      name,
      role === 'learner' ? 'Learner' : 'Coordinator',
      day(startedAt),
      endedAt ? day(endedAt) : '',
    ]),
    names: [
      ...transcript.learner.names.map((one) => [
        one.given === 'confirmed' ? nameLines[one.identitySource] : 'Name attested before a final',
        one.name,
        day(one.at),
      ]),
      ...transcript.learner.identifiers.map(({ organization, label, value, at }) => [
        `${label}, requested by ${organization}`,
        value,
        day(at),
      ]),
    ],
  }
}

function doneWords(unit: UnitEntry, day: (moment: string) => string): [string, string] {
  const reset = unit.resets.at(-1)?.at
  const spent = (at: string) => (reset && at <= reset ? ' (no longer counts)' : '')
  const done = [
    ...unit.completions.map(({ at }) => `Read ${day(at)}${spent(at)}`),
    ...unit.encounters.map(({ at }) => `Done ${day(at)}${spent(at)}`),
    ...unit.attempts.map(
      ({ startedAt, submittedAt, attestedAt }) =>
        `Taken ${day(submittedAt)}${attestedAt ? ', attested' : ''}${spent(startedAt)}`,
    ),
    ...unit.waivers.map(({ at, endedAt }) => `Waived ${day(at)}${endedAt ? `, until ${day(endedAt)}` : ''}`),
  ]
  const scores = unit.attempts.map(({ raw, max, passed, startedAt }) => {
    const verdict = passed === null ? '' : passed ? ', passed' : ', not passed'
    return `${number(raw)} of ${max}${verdict}${spent(startedAt)}`
  })
  return [done.join('; '), scores.join('; ')]
}

function hoursWords({ hours, activeMinutes }: CertificateEntry): string {
  return typeof activeMinutes === 'number'
    ? `${number(hours)} (${Math.floor(activeMinutes)} min active)`
    : number(hours)
}

function timeWords({ activeMinutes, completions }: UnitEntry): string {
  const minimum = completions.findLast(({ minimumMinutes }) => minimumMinutes !== null)?.minimumMinutes
  return `${number(activeMinutes)}${minimum ? ` (at least ${number(minimum)})` : ''}`
}
