import type { Problem } from '../schema'
import { error, type Place } from './problem'

/** The numbers that an organization can give its people, in the order of the card. */
export const callLines = {
  supervisor: 'Supervisor',
  prosecutor: 'On-call prosecutor',
  advocate: 'Victim advocate',
  shelter: 'Shelter',
  interpreter: 'Interpreter service',
} as const

export type CallLine = keyof typeof callLines

export function unknownCallLine(name = '', place: Place): Problem[] {
  if (Object.hasOwn(callLines, name)) return []
  const known = Object.keys(callLines).join(', ')
  return [error(place, 'dangling-call', `no call line “${name}”; there are ${known}`)]
}
