import type { Pace, Readiness } from './schema'

export const evaluationQuestions = {
  readiness: 'How ready are you to use this on a call or a shift?',
  pace: 'How was the length of the course?',
  comment: 'What should we change?',
}

export const readinessWords: Record<Readiness, string> = {
  not_yet: 'Not yet',
  with_help: 'With someone beside me',
  alone: 'On my own',
  to_lead: 'I could show others',
}

export const paceWords: Record<Pace, string> = {
  too_long: 'Too long',
  right: 'About right',
  too_short: 'Too short',
}
