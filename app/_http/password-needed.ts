export const passwordField = 'passwordAgain'

interface Confirmer {
  id: string
  name: string
}

/** Shows a page that asks for the password, or a new sign-in at the person's provider, and resends the form. */
export class PasswordNeeded extends Error {
  constructor(
    readonly form: URLSearchParams,
    readonly problem: string | null,
    readonly confirmers: Confirmer[],
  ) {
    super('Type your password to continue.')
  }
}
