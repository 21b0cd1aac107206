import type { PersonalData } from './data-line'

export const peopleData: PersonalData[] = [
  {
    what: 'Your account',
    why: 'To let you sign in, and to show you and your coordinators whose record it is.',
    period: 'account',
    columns: {
      Account: 'id name email emailKey passwordHash sessionVersion createdAt',
    },
  },
  {
    what: 'Proof that your address is yours',
    why: 'To send mail and give roles only to the person whose address it is.',
    period: 'account',
    columns: { AddressConfirmation: 'accountId emailKey how confirmedAt' },
  },
  {
    what: 'The end of your account',
    why: 'To refuse sign-in afterwards, and to show who closed it and why.',
    period: 'record',
    columns: { AccountClosure: 'accountId closedAt closedById reason', AccountPseudonym: 'accountId replacedAt' },
  },
  {
    what: 'Roles and organizations',
    why: 'To decide who may see and change what, and to show it later.',
    period: 'record',
    columns: {
      Administratorship: 'id accountId grantedAt endedAt endedById endReason',
      Membership:
        'id organizationId accountId role nameKey startedAt endedAt endedById endReason leavesOn leavingReason leavingPlannedById rank identifier hiredOn supervisorId divisionId divisionSince rankSince detailsVersion detailsChangedAt detailsChangedById searchKey',
      OrganizationClosure: 'organizationId closedAt closedById reason',
      Invitation:
        'id organizationId accountId emailKey tokenHash mailed invitedAt invitedById expiresAt acceptedAt endedAt endedById',
      CohortMember: 'cohortId membershipId accountId joinedAt leftAt leftById',
      CertificateConsent: 'id membershipId accountId givenAt endedAt',
      Cohort: 'id organizationId name createdAt createdById archivedAt archivedById',
      Division: 'id organizationId parentId name createdAt createdById archivedAt archivedById',
      JoinLink: 'id organizationId cohortId code createdAt createdById expiresAt endedAt',
      Assignment:
        'id organizationId courseId audience cohortId accountId divisionId rank dueOn dueDays renewDays assignedAt assignedById endedAt endedById',
      SeatTimeRule: 'id organizationId courseId beganAt beganById endedAt endedById',
      SecondFactorRule: 'id organizationId beganAt beganById endedAt endedById',
      IdentifierRule: 'id organizationId label pattern isRequired beganAt beganById endedAt endedById',
      CallCard:
        'id organizationId replacesId supervisor prosecutor advocate shelter interpreter interpreterAccount setAt setById',
      IdentifierRequest: 'id organizationId label askedAt askedById endedAt endedById',
    },
  },
  {
    what: 'Auditors of an organization',
    why: 'To show its records to the person whose address it gave, and only for that time.',
    period: 'record',
    columns: {
      AuditorGrant:
        'id organizationId email emailKey accountId fromOn untilOn grantedAt grantedById acceptedAt endedAt endedById endReason',
    },
  },
  {
    what: 'A name or address that your coordinator suggests',
    why: 'To correct your name or address only when you agree. It is deleted when you answer.',
    period: 'own',
    columns: { SuggestedDetail: 'organizationId accountId field value suggestedAt suggestedById' },
  },
  {
    what: 'Your first language, if you tell us',
    why: 'To find questions that are harder for people with another first language. It is never shown with your name.',
    period: 'own',
    columns: { FirstLanguage: 'accountId language saidAt' },
  },
  {
    what: 'A list of people that a coordinator checks before importing it',
    why: 'To show what would change before anything is saved.',
    period: 'draft',
    columns: { ImportDraft: 'id organizationId accountId content columns nameStyle source createdAt' },
  },
  {
    what: 'An invitation to join an organization',
    why: 'To let you join with the details that the organization has of you, such as your rank. You may have no account yet.',
    period: 'invitations',
    columns: {
      MemberInvitation:
        'id organizationId cohortId code name nameKey email emailKey rank identifier hiredOn supervisor divisionId mailAskedAt mailings invitedAt invitedById expiresAt acceptedAt acceptedById leftOut endedAt endedById',
    },
  },
  {
    what: 'Where you are signed in',
    why: 'To keep you signed in, and to let you see and end your sessions.',
    period: 'sessions',
    columns: {
      Session: 'id accountId version device startedAt seenAt passwordAt factorAt expiresAt',
      EndedSession: 'id accountId endedAt',
    },
  },
  {
    what: 'Your second steps at sign-in',
    why: 'To check that it’s you, with more than a password.',
    period: 'own',
    columns: {
      Passkey: 'id accountId name credentialId publicKey counter transports addedAt lastUsedAt',
      AuthenticatorApp: 'id accountId name secret offeredAt confirmedAt lastUsedAt lastStep',
      RecoveryCode: 'accountId codeHash salt madeAt usedAt',
    },
  },
  {
    what: 'A sign-in that waits for its second step',
    why: 'To let only the browser with the right password continue.',
    period: 'minutes',
    columns: {
      PendingSignIn: 'tokenHash accountId version passwordAt signOn expiresAt',
      PasskeyChallenge: 'challenge holder expiresAt',
    },
  },
  {
    what: 'Your sign-in through your organization',
    why: 'To find your account when your organization signs you in.',
    period: 'record',
    columns: {
      SignOnSubject: 'issuer subject providerId accountId name boundAt',
      SignOnRole: 'membershipId providerId givenAt endedAt',
      SignOnProvider:
        'id kind organizationId name issuer clientId clientSecret entryPoint logoutUrl certificates groupsName coordinatorGroups createdAt createdById endedAt endedById',
    },
  },
  {
    what: 'Sessions that your organization began',
    why: 'To sign you out here when you sign out there.',
    period: 'sessions',
    columns: { SignOnSession: 'sessionId providerId issuer subject providerSession startedAt' },
  },
  {
    what: 'A sign-in on its way to your organization and back',
    why: 'To bring you to the page that you wanted, or to check again that it’s you, in the browser that asked.',
    period: 'minutes',
    columns: { SignOnRequest: 'id providerId tokenHash next accountId sessionId vouched expiresAt' },
  },
  {
    what: 'Devices you signed in on',
    why: 'So that strangers’ tries never lock you out.',
    period: 'devices',
    columns: { KnownDevice: 'accountId tokenHash lastUsedAt' },
  },
  {
    what: 'Links to create an account, confirm an address, or set a password',
    why: 'To let only the owner of an address use it, and to let you in again if you forget your password.',
    period: 'reset-links',
    columns: {
      Registration: 'id name email emailKey passwordHash tokenHash next createdAt expiresAt',
      AddressLink: 'id accountId email emailKey tokenHash createdAt createdById expiresAt usedAt',
      PasswordReset: 'id accountId tokenHash createdAt createdById expiresAt usedAt mailedTo',
    },
  },
  {
    what: 'Counts of tries',
    why: 'To slow down guessing and flooding.',
    period: 'tries',
    columns: {
      GrowingDelay: 'key failures nextAt succeededAt forgetAt',
      RateLimit: 'key windowStart count',
      SignOnMessage: 'id expiresAt',
    },
  },
  {
    what: 'A form that was refused',
    why: 'To show you once more what you typed.',
    period: 'minutes',
    columns: { RefusedForm: 'id content refusedAt' },
  },
  {
    what: 'Mail to you',
    why: 'To send each mail once, and to find out why one did not arrive.',
    period: 'mail',
    columns: {
      Mail: 'id effect kind accountId recipient subject text html sealedSecret unsubscribeUrl state tries notBefore lastError createdAt settledAt clearedAt',
    },
  },
]
