/** Redirects to the page where the person adds one. */
export class FactorNeeded extends Error {
  constructor() {
    super('This page needs a second step at sign-in. Set one up on your account page.')
  }
}
