import { expect, test } from 'vitest'
import { findIdentifying } from './victim-text'

test.each([
  ['The victim Maria told us about the module.', 'a name'],
  ['victim, Ana Lucía Pérez, was interviewed that week', 'a name'],
  ['Juvenile named Kayla ran away again', 'a name'],
  ['Missed the due date: sat with survivor Jane Doe in court', 'a name'],
  ['He said Tiffany O’Brien was a victim here', 'a name'],
  ['The girl is called Destiny', 'a name'],
  ['call her at 207-555-0142', 'a phone number'],
  ['(207) 555-0142 is the number of the shelter guest', 'a phone number'],
  ['+1 207 555 0142', 'a phone number'],
  ['reach him under 2075550142', 'a phone number'],
  ['T visa, A 204 555 019', 'an A-number'],
  ['A-204555019 pending', 'an A-number'],
  ['A#204-555-019', 'an A-number'],
  ['ssn 123-45-6789', 'a Social Security number'],
  ['DOB 3/14/2009', 'a date of birth'],
  ['d.o.b.: 2009-03-14', 'a date of birth'],
  ['born on March 14, 2009', 'a date of birth'],
  ['date of birth 14 Mar 2009', 'a date of birth'],
  ['picked up at 412 Congress Street', 'a street address'],
  ['lives on 9 N. Old Mill Rd in Bangor', 'a street address'],
])('“%s” is found to have %s', (text, finding) => {
  expect(findIdentifying(text)).toEqual([finding])
})

test('all findings of one text are listed once', () => {
  const text = 'Victim Maria, DOB 3/14/2009, 12 Elm St, 207-555-0142, again 207-555-0143'
  expect(findIdentifying(text)).toEqual(['a name', 'a phone number', 'a date of birth', 'a street address'])
})

test.each([
  'Completed the academy’s module on victim identification on 2026-03-14.',
  'Victim Services asked to repeat the lesson.',
  'Child Protective Intake training counts for this unit.',
  'The victim advocate, Officer Smith, and the class met on Monday.',
  'Was on patrol with Sergeant Dana Reyes; the quiz timed out.',
  'Extended to April 3, 2027, because of leave.',
  'The hotline 1-888-373-7888 did not open on this page.',
  'Scored 12 of 15 on the final; 3 items on minors missed.',
  'Badge 20755, certificate NL-2075-5501-4200-0000',
  'Order 2026-114 of the Maine Criminal Justice Academy Board',
  'She read the case of the survivor in March.',
  'Needs 1.5 times the time (dyslexia), letter of 2026-01-12.',
  'The child in the case was unclear to him.',
  'He was born in Maine and knows the roads.',
  'A 20-hour course from 2024 covers this.',
  'Minor edits to the roster. Juvenile. Please repeat.',
  'Court duty in Augusta, 9 to 5, all week',
  'Learner’s witness, Detective Moore, confirmed the time.',
])('“%s” is not found to identify anyone', (text) => {
  expect(findIdentifying(text)).toEqual([])
})
