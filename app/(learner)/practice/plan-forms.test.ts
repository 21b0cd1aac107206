import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BeginPlanForm, ChangeForms } from './plan-forms'

const plan = { byMail: true, quietFrom: 20, quietUntil: 8, timeZone: 'America/New_York' }
const drawn = (mails: boolean) =>
  renderToStaticMarkup(createElement(BeginPlanForm, { mails })) +
  renderToStaticMarkup(createElement(ChangeForms, { plan, mails }))

test('a plan has mail settings only on a site that sends mail', () => {
  expect(drawn(true)).toContain('No mail from')
  expect(drawn(true)).toContain('Save the change')
  expect(drawn(false)).toContain('This site sends no mail.')
  expect(drawn(false)).not.toMatch(/No mail from|By mail|Save the change/)
})

test('to stop is quiet and to begin is not', () => {
  expect(drawn(true)).toContain('class="btn btn-quiet">Stop the cases')
  expect(drawn(true)).toContain('class="btn btn-primary">Send me cases')
})
