import { dateInWords } from '@/lib/platform/words'
import type { AssignmentRow } from '@/lib/training/assignment/queries'

export function aboutAssignment(assignment: AssignmentRow): string {
  return `For ${audienceOf(assignment)}. ${dueOf(assignment)}`
}

export function audienceOf({ audience, name }: AssignmentRow): string {
  if (audience === 'everyone') return 'everyone, now and when they join'
  if (audience === 'cohort') return `the cohort ${name}`
  if (audience === 'division') return `${name} and the divisions under it`
  return audience === 'rank' ? `everyone with the rank or role ${name}` : (name ?? '')
}

function dueOf(assignment: AssignmentRow): string {
  const { renewDays } = assignment
  if (renewDays === null) return firstDueOf(assignment)
  const again = `${daysInWords(renewDays)} before a certificate expires.`
  return assignment.dueOn || assignment.dueDays !== null
    ? `${firstDueOf(assignment)} Due again ${again}`
    : `Due ${again}`
}

function firstDueOf({ dueOn, dueDays }: AssignmentRow): string {
  if (dueOn) return `Due by ${dateInWords(dueOn)}.`
  return dueDays === null ? 'No due date.' : `Due ${daysInWords(dueDays)} after joining.`
}

function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
