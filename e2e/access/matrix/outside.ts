import { anyoneSignedIn, type Line, only } from '../roles'

/** Sent by `learner`, and waiting. */
const outside = { at: { certificate: 'outside' } } as const
/** Without its file, so nothing is saved. */
const unfiled = { provider: 'Academy', title: 'Course', earnedOn: '2026-01-05', hours: '1', topics: '' }

/** Addresses of other providers' certificates. */
export const outsideLines: Record<string, Line> = {
  'GET /account/outside-certificates': anyoneSignedIn(200),
  'POST /account/outside-certificates': anyoneSignedIn(303, {
    form: ({ organization }) => ({ ...unfiled, organization }),
  }),
  'GET /account/outside-certificates/[certificate]': only('learner', 200, outside),
  'POST /account/outside-certificates/[certificate]': only('learner', 303, { ...outside, sendsNothing: true }),
  'GET /account/outside-certificates/[certificate]/file': only('learner', 200, outside),
  'GET /manage/[organization]/outside-certificates': only('coordinator', 200),
  'POST /manage/[organization]/outside-certificates': only('coordinator', 303, { form: () => ({ open: 'yes' }) }),
  'GET /manage/[organization]/outside-certificates/[certificate]': only('coordinator', 200, outside),
  'POST /manage/[organization]/outside-certificates/[certificate]': only('coordinator', 303, {
    ...outside,
    sendsNothing: true,
  }),
  'POST /manage/[organization]/outside-certificates/[certificate]/corrections': only('coordinator', 303, {
    ...outside,
    sendsNothing: true,
  }),
  'POST /manage/[organization]/outside-certificates/[certificate]/withdrawal': only('coordinator', 303, {
    ...outside,
    sendsNothing: true,
  }),
  'GET /manage/[organization]/outside-certificates/[certificate]/file': only('coordinator', 200, outside),
  'GET /manage/[organization]/people/[account]/outside-certificates': only('coordinator', 200),
  'POST /manage/[organization]/people/[account]/outside-certificates': only('coordinator', 303, {
    form: () => unfiled,
  }),
}
