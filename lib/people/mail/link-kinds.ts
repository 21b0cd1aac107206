import type { Letter, NoticeMail } from './letter'
import { secretMark } from './secret'

type LinkMail = Pick<NoticeMail, 'site'>

const ignore = 'If it was not you, ignore this mail. Nothing changes without the link.'

/** Mails about an address, mostly with a one-time link. */
export const linkKinds = {
  registration: ({ site }: LinkMail): Letter => ({
    subject: 'Confirm your address',
    preview: 'One step is left to create your account.',
    name: null,
    paragraphs: [
      'Someone, probably you, asked to create an account with this address. Open the link within a day and type the password that you chose.',
      ignore,
    ],
    action: { words: 'Create the account', url: `${site}/confirm/${secretMark}` },
    stop: null,
  }),
  'registration-tried': ({ name, site }: NoticeMail): Letter => ({
    subject: 'You already have an account',
    preview: 'Someone tried to use your address.',
    name,
    paragraphs: [
      'Someone, perhaps you, tried to use this address for an account. It already belongs to your account, so nothing was changed.',
      'If it was you, sign in, or set a new password if you forgot yours. If it was not you, you have nothing to do.',
    ],
    action: { words: 'Set a new password', url: `${site}/reset` },
    stop: null,
  }),
  'confirm-address': ({ site }: LinkMail): Letter => ({
    subject: 'Confirm your address',
    preview: 'Is this your address?',
    name: null,
    paragraphs: [
      'Someone, probably you, asked to use this address for an account. Sign in and open the link within a day.',
      ignore,
    ],
    action: { words: 'Confirm this address', url: `${site}/account/address/${secretMark}` },
    stop: null,
  }),
  'address-changed': ({ name, site }: NoticeMail): Letter => ({
    subject: 'Your address was changed',
    preview: 'Was it you?',
    name,
    paragraphs: [
      'Your account has another address now. Mail no longer goes to this one.',
      'If it was you, you have nothing to do. If not, tell the people who run the site right away.',
    ],
    action: { words: 'Open the site', url: site },
    stop: null,
  }),
  'reset-password': ({ name, site }: NoticeMail): Letter => ({
    subject: 'Set a new password',
    preview: 'The link works once, for an hour.',
    name,
    paragraphs: ['Someone, probably you, asked for a new password. The link works once, for an hour.', ignore],
    action: { words: 'Set a new password', url: `${site}/reset/${secretMark}` },
    stop: null,
  }),
  invitation: ({ name, site }: NoticeMail): Letter => ({
    subject: 'You are invited to a new role',
    preview: 'Accept it within a week.',
    name,
    paragraphs: [
      'You are offered a new role. The link says which one. It works once, for a week.',
      'If you did not expect this, ignore this mail.',
    ],
    action: { words: 'See the invitation', url: `${site}/invitations/${secretMark}` },
    stop: null,
  }),
  'member-invitation': ({ name, site }: NoticeMail): Letter => ({
    subject: 'You are invited to a training',
    preview: 'One step is left to join.',
    name,
    paragraphs: [
      'Your coordinator invites you to a training. The link says who invites you and what they will see. It works once, for 90 days.',
      'If you did not expect this, ignore this mail. Nothing happens without the link.',
    ],
    action: { words: 'See the invitation', url: `${site}/join/${secretMark}` },
    stop: null,
  }),
} satisfies Record<string, (data: never) => Letter>
