import type { Learner } from '@/lib/people/account/actor'
import type { Stamp } from './message'
import { previews } from './previews'
import { render } from './render'
import type { NewMail } from './write'

export const stampOfTests: Stamp = {
  from: 'Northlight <no-reply@northlight.example>',
  site: 'https://northlight.example',
}

/** A mail for tests. */
export function mailTo(person: Learner, effect: string): NewMail {
  const data = { ...previews['spaced-case'], name: person.name }
  const { unsubscribeUrl } = data
  const { accountId, email: recipient } = person
  return { effect, kind: 'spaced-case', accountId, recipient, unsubscribeUrl, ...render('spaced-case', data) }
}
