declare const proven: unique symbol

interface Proven {
  readonly accountId: string
  readonly [proven]: true
}

/** Somebody who is signed in, acting for themselves. */
export interface Learner extends Proven {
  readonly role: 'learner'
  readonly name: string
  readonly email: string
}

/** Somebody acting for one organization that they coordinate. */
export interface Coordinator extends Proven {
  readonly role: 'coordinator'
  readonly organizationId: string
  readonly organizationName: string
  readonly timeZone: string
}

/** Somebody who runs the site, by their account. */
export interface Administrator extends Proven {
  readonly role: 'administrator'
}

/** Whoever runs a command on the server itself. */
export interface Operator {
  readonly role: 'operator'
  readonly accountId: null
}

export const operator: Operator = { role: 'operator', accountId: null }

/** The site itself, where nobody acts. */
export const system = { role: 'system', accountId: null } as const

/*
 * The three makers below turn a proof into a value. Only the guards (app/_auth) may call them, after reading the
 * database, and the factories that stand in for them in tests and the demonstration: lib/architecture.test.ts.
 */
export function asLearner(account: { id: string; name: string; email: string }): Learner {
  return { role: 'learner', accountId: account.id, name: account.name, email: account.email } as Learner
}

export function asCoordinator(
  accountId: string,
  organization: { id: string; name: string; timeZone: string },
): Coordinator {
  return {
    role: 'coordinator',
    accountId,
    organizationId: organization.id,
    organizationName: organization.name,
    timeZone: organization.timeZone,
  } as Coordinator
}

export function asAdministrator(accountId: string): Administrator {
  return { role: 'administrator', accountId } as Administrator
}
