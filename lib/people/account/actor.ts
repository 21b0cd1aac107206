import { siteTimeZone } from '@/lib/platform/words'

declare const proven: unique symbol
declare const checked: unique symbol
declare const zoned: unique symbol

/** A person whose record the actor may read, checked; learners may read their own. */
export interface Subject {
  readonly accountId: string
  readonly [checked]: true
}

interface Proven {
  readonly accountId: string
  /** The zone of the organizations they act for, else the site's. */
  readonly timeZone: string
  readonly [proven]: true
}

export interface Learner extends Proven, Subject {
  readonly role: 'learner'
  readonly name: string
  readonly email: string
}

/** An organization, and the zone in which its days begin. */
export interface OrganizationZone {
  readonly organizationId: string
  readonly timeZone: string
  readonly [zoned]: true
}

export interface Coordinator extends Proven, OrganizationZone {
  readonly role: 'coordinator'
  readonly organizationName: string
}

/** Reads what an organization shows them, and writes nothing there. */
export interface Auditor extends Proven, OrganizationZone {
  readonly role: 'auditor'
  readonly organizationName: string
}

/** Sees how far the people whom they supervise in an organization are, and reminds them. */
export interface Supervisor extends Proven, OrganizationZone {
  readonly role: 'supervisor'
  readonly organizationName: string
}

/** For queries of what an auditor may see, too. */
export type OrganizationReader = Coordinator | Auditor

export interface Administrator extends Proven {
  readonly role: 'administrator'
}

export interface Operator {
  readonly role: 'operator'
  readonly accountId: null
  readonly timeZone: string
}

export const operator: Operator = { role: 'operator', accountId: null, timeZone: siteTimeZone }

/** A sign-on provider; the entry's details say which. */
export const provider = { role: 'provider', accountId: null } as const

export const system = { role: 'system', accountId: null } as const

/* Only guards and factories may call the makers below: lib/architecture.test.ts. */
export function asLearner(account: { id: string; name: string; email: string; timeZone: string }): Learner {
  const { id, name, email, timeZone } = account
  return { role: 'learner', accountId: id, name, email, timeZone } as Learner
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

export function asAuditor(
  accountId: string,
  { id, name, timeZone }: { id: string; name: string; timeZone: string },
): Auditor {
  return { role: 'auditor', accountId, organizationId: id, organizationName: name, timeZone } as Auditor
}

export function asSupervisor(
  accountId: string,
  { id, name, timeZone }: { id: string; name: string; timeZone: string },
): Supervisor {
  return { role: 'supervisor', accountId, organizationId: id, organizationName: name, timeZone } as Supervisor
}

export function asAdministrator({ accountId, timeZone }: Learner): Administrator {
  return { role: 'administrator', accountId, timeZone } as Administrator
}

export function asSubject(accountId: string): Subject {
  return { accountId } as Subject
}

/** Only queries of organizations call it, with a row as it is stored. */
export function asOrganizationZone({ organizationId, timeZone }: { organizationId: string; timeZone: string }) {
  return { organizationId, timeZone } as OrganizationZone
}
