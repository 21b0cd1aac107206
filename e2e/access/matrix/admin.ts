import { type Line, only } from '../roles'
import { givenReason } from './parts'

/** Addresses of administrators. */
export const adminLines: Record<string, Line> = {
  'GET /admin': only('administrator', 200),
  'GET /admin/addresses': only('administrator', 200),
  'POST /admin/addresses': only('administrator', 303, {
    form: ({ address, newAddress }) => ({ person: address, email: newAddress }),
  }),
  'GET /admin/administrators/[account]': only('administrator', 200, { at: { account: 'otherAdministrator' } }),
  'POST /admin/administrators/[account]': only('administrator', 303, {
    at: { account: 'otherAdministrator' },
    form: () => ({ reason: givenReason }),
    sendsNothing: true,
  }),
  'GET /admin/certificates': only('administrator', 200),
  'GET /admin/certificates/[serial]': only('administrator', 200),
  'POST /admin/coordinators': only('administrator', 303, {
    form: ({ organization, address }) => ({ organization, email: address }),
  }),
  'POST /admin/corrections': only('administrator', 303, {
    form: ({ serial }) => ({ serial, name: 'Foreign Name', correctionReason: givenReason }),
    sendsNothing: true,
  }),
  'GET /admin/fairness': only('administrator', 200),
  'GET /admin/forms.csv': only('administrator', 200),
  'GET /admin/help': only('administrator', 200),
  'GET /admin/holds': only('administrator', 200),
  'POST /admin/holds': only('administrator', 303, {
    form: ({ address }) => ({ person: address, reason: givenReason }),
  }),
  'GET /admin/holds/[hold]': only('administrator', 200),
  'POST /admin/holds/[hold]': only('administrator', 303, { form: () => ({ reason: givenReason }) }),
  'POST /admin/invitations/[invitation]/end': only('administrator', 303),
  'GET /admin/invitations/made': only('administrator', 200),
  'GET /admin/dossiers/[course]': only('administrator', 200),
  'GET /admin/evaluations': only('administrator', 200),
  'GET /admin/items': only('administrator', 200),
  'GET /admin/items.csv': only('administrator', 200),
  'GET /admin/items/[item]': only('administrator', 200),
  'GET /admin/log': only('administrator', 200),
  'GET /admin/log/checkpoint.json': only('administrator', 200),
  'GET /admin/mail': only('administrator', 200),
  'GET /admin/mail/[mail]': only('administrator', 200),
  'GET /admin/mail/[mail]/html': only('administrator', 200),
  'GET /admin/manuals/[course]': only('administrator', 200),
  'GET /admin/manuals/[course]/manual.pdf': only('administrator', 200),
  'POST /admin/mail/tests': only('administrator', 303),
  'POST /admin/mail/[mail]/tries': only('administrator', 303),
  'GET /admin/organizations': only('administrator', 200),
  'POST /admin/organizations': only('administrator', 303, {
    form: ({ unique }) => ({ name: `Organization ${unique}` }),
  }),
  'GET /admin/organizations/[organization]': only('administrator', 200),
  'POST /admin/organizations/[organization]': only('administrator', 303, { form: () => ({ timeZone: 'UTC' }) }),
  'GET /admin/organizations/[organization]/closure': only('administrator', 200),
  'POST /admin/organizations/[organization]/closure': only('administrator', 303, {
    form: () => ({ reason: givenReason }),
    sendsNothing: true,
  }),
  'POST /admin/organizations/[organization]/name': only('administrator', 303, {
    form: ({ unique }) => ({ name: `Renamed ${unique}` }),
    sendsNothing: true,
  }),
  'GET /admin/organizations/[organization]/coordinators/[account]': only('administrator', 200, {
    at: { account: 'coordinator' },
  }),
  'POST /admin/organizations/[organization]/coordinators/[account]': only('administrator', 303, {
    at: { account: 'coordinator' },
    form: () => ({ reason: givenReason }),
    sendsNothing: true,
  }),
  'GET /admin/organizations/[organization]/second-factor': only('administrator', 200),
  'POST /admin/organizations/[organization]/second-factor': only('administrator', 303, {
    form: () => ({ rule: 'required' }),
    sendsNothing: true,
  }),
  'GET /admin/people': only('administrator', 200),
  'GET /admin/people/[account]': only('administrator', 200),
  'GET /admin/organizations/[organization]/time': only('administrator', 200),
  'POST /admin/organizations/[organization]/time': only('administrator', 303, {
    form: () => ({ course: 'ngo-volunteer', rule: 'hold' }),
  }),
  'GET /admin/time': only('administrator', 200),
  // The learner is in an organization, whose coordinators decide.
  'POST /admin/time': only('administrator', 403, {
    form: ({ account, course }) => ({ account, course, reason: givenReason }),
  }),
  'POST /admin/revocations': only('administrator', 303, { form: ({ serial }) => ({ serial, reason: givenReason }) }),
  'GET /admin/second-factors': only('administrator', 200),
  'POST /admin/second-factors': only('administrator', 303, {
    form: ({ address }) => ({ person: address, reason: givenReason }),
  }),
  'POST /admin/sessions': only('administrator', 303, {
    form: ({ address }) => ({ person: address, why: givenReason }),
  }),
  'GET /admin/sign-on': only('administrator', 200),
  'GET /admin/sign-on/[provider]': only('administrator', 200),
  'POST /admin/sign-on/[provider]': only('administrator', 303, { form: () => ({ name: 'Foreign' }) }),
  'POST /admin/sign-on/[provider]/ending': only('administrator', 303),
  'GET /admin/status': only('administrator', 200),
  'GET /admin/sign-on/new': only('administrator', 200),
  'POST /admin/sign-on/new': only('administrator', 303, {
    form: ({ unique }) => ({ id: unique, kind: 'oidc', name: 'Foreign' }),
  }),
}
