import type { Pace, Readiness } from '@/lib/training/evaluation/schema'

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
