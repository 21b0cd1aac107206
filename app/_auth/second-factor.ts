import { FactorNeeded } from '@/app/_http/factor-needed'
import { isOverdue } from '@/lib/people/second-factor/duty'

/** For the pages of a role. Errors: FactorNeeded, once the role's rule is past its days of grace. */
export function requireFactor({ factorAt }: { factorAt: Date | null }, factorSince: Date | null): void {
  if (factorAt === null && isOverdue(factorSince, new Date())) throw new FactorNeeded()
}
