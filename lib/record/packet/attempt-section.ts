import { cutNoteOf } from '@/lib/content/quiz/cut'
import type { ObjectiveScore, PassRule } from '@/lib/content/quiz/schema'
import { html, type Markup } from '@/lib/platform/file/html'
import { momentInWords as moment } from '@/lib/platform/words'
import { storedPassRule } from '@/lib/training/attempt/schema'
import { resetSince } from './amendment-section'
import { answersOf, type PacketAttempt } from './content/attempts'
import { facts, link, table } from './content/page'
import type { PersonRecord } from './content/read-person'
import type { Person } from './person'

const points = (value: number) => String(Math.round(value * 100) / 100)

export function attemptSection(person: Person): Markup {
  const attempts = person.attempts.map((one) => html`\n${attempt(one, person)}`)
  return html`<h2>Answers and results</h2>${attempts.length > 0 ? attempts : html`<p>No attempts.</p>`}`
}

function attempt(one: PacketAttempt, person: Person): Markup {
  const { record, timeZone } = person
  const { result, passRule } = one
  const attested = record.attempts.find(({ id }) => id === one.id)?.attestation
  const score = result && `${points(result.raw)} of ${result.max}, which is ${points(result.scaled * 100)}%`
  const because =
    one.quizRole === 'pretest'
      ? 'A pre-test has no passing score.'
      : `${result?.passed ? 'Passed' : 'Not passed'}. The rule at its start: ${ruleInWords(storedPassRule.parse(passRule))}.`
  const about = facts([
    ['Started', `${moment(one.startedAt, timeZone)}${resetSince(person, one.unitId, one.startedAt)}`],
    ['Submitted', result ? moment(result.submittedAt, timeZone) : 'still open'],
    ['Score', score ?? 'none yet'],
    ['Why', result ? because : 'No result yet.'],
    ...(result ? ([['By objective', byObjective(result.objectives as unknown as ObjectiveScore[])]] as const) : []),
    ...(attested ? ([['Attested', `“${attested.text}” ${attestedBy(attested, timeZone)}`]] as const) : []),
  ])
  const rows = answersOf(one).map(({ stem, given, right, credit }) => [
    stem,
    given.join('; ') || 'no answer',
    right.join('; '),
    credit === null ? '' : points(credit),
  ])
  const name = `${one.title || one.unitId}, attempt ${one.ordinal}`
  return html`<h3>${link('attempts.json', name)}</h3>${about}${table(`Answers: ${name}`, ['Question', 'Answer', 'Key', 'Credit'], rows)}`
}

function byObjective(objectives: readonly ObjectiveScore[]): string {
  return objectives
    .map(({ objective, raw, max, failed }) => `${objective} ${points(raw)} of ${max}${failed ? ' (failed)' : ''}`)
    .join(', ')
}

function attestedBy(one: NonNullable<PersonRecord['attempts'][number]['attestation']>, timeZone: string): string {
  const identifiers = one.identifiers.map(({ label, value }) => `, ${label} ${value}`).join('')
  return `${one.name}${identifiers}, ${moment(one.attestedAt, timeZone)}, text version ${one.textVersion}`
}

function ruleInWords({ masteryScore, objectiveMissed, objectiveScore, dutyMissed, duties, panel }: PassRule): string {
  if (duties) return `fewer than ${dutyMissed} items missed on each of: ${duties.join(', ')}`
  const parts = [`${points(masteryScore * 100)}% overall (${cutNoteOf(panel ?? null)})`]
  if (objectiveMissed !== undefined && objectiveScore !== undefined) {
    parts.push(`no objective with ${objectiveMissed} or more items missed and under ${points(objectiveScore * 100)}%`)
  }
  if (dutyMissed !== undefined) parts.push(`no must-pass duty with ${dutyMissed} items missed`)
  return parts.join(', and ')
}
