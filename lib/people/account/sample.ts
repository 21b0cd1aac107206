import { checkNewPassword, type NewPassword } from './password'

/** A password that passes the rules, as a check that it does. */
export function acceptedPassword(password: string, about: { email: string; name: string }): NewPassword {
  const checked = checkNewPassword(password, about)
  if (!checked.ok) throw new Error(checked.problem)
  return checked.password
}
