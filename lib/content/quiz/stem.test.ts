import { expect, test } from 'vitest'
import { stemParts } from './stem'

test.each([
  ['A man waits. You are new here. What do you do?', 'A man waits. You are new here.', 'What do you do?'],
  ['What is a visa?', '', 'What is a visa?'],
  ['"Are you all right?" you ask. She nods.', '"Are you all right?" you ask. She nods.', ''],
  [
    'He is hurt. Put these steps in order, the first one first.',
    'He is hurt.',
    'Put these steps in order, the first one first.',
  ],
  [
    'Rain. Match each with its crime. One line is left over.',
    'Rain.',
    'Match each with its crime. One line is left over.',
  ],
  [
    'A friend asks which of these you do. Choose all that apply.',
    '',
    'A friend asks which of these you do. Choose all that apply.',
  ],
])('the task of “%s” starts at its own sentence', (stem, situation, question) => {
  expect(stemParts(stem)).toEqual({ situation, question })
})

test('the parts of a stem are the stem', () => {
  const stem = 'He says, “Who asks?” and laughs. It is 8 a.m. in Wells. Which of these is true? Choose all that apply.'
  const { situation, question } = stemParts(stem)
  expect(`${situation} ${question}`).toBe(stem)
  expect(question).toBe('Which of these is true? Choose all that apply.')
})
