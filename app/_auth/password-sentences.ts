import { lengthSentences, type PasswordProblem } from '@/lib/people/account/password'

export const passwordSentences: Record<PasswordProblem, string> = {
  ...lengthSentences,
  common: 'This password is easy to guess. Choose a less common one, for example a few unrelated words.',
  breached: 'This password is in a list of stolen passwords, or close to one. Choose another.',
  'about-you': 'Choose a password that isn’t just your name, your email, or the name of this site.',
}
