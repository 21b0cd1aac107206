import { isOverdue } from '@/lib/people/second-factor/duty'

/** Redirects to the page where the person adds one. */
export class FactorNeeded extends Error {
  constructor() {
    super('This page needs a second step at sign-in. Set one up on your account page.')
  }
}

/** For the pages of a role. Errors: FactorNeeded, once the role's rule is past its days of grace. */
export function requireFactor({ factorAt }: { factorAt: Date | null }, factorSince: Date | null): void {
  if (factorAt === null && isOverdue(factorSince, new Date())) throw new FactorNeeded()
}
