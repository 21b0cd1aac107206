import { anyoneSignedIn, everyone, type Line, only } from '../roles'

const room = { at: { session: 'classroom' } } as const

/** Addresses of auditors, and of cases for a room. */
export const boardLines: Record<string, Line> = {
  'GET /board': anyoneSignedIn(200),
  'POST /board': only('futureAuditor', 303, { form: ({ grant }) => ({ grant }) }),
  'GET /board/[organization]': only('auditor', 200),
  'GET /board/[organization]/certificates': only('auditor', 200),
  'GET /board/[organization]/certificates.csv': only('auditor', 200),
  'GET /board/[organization]/compliance': only('auditor', 200),
  'GET /board/[organization]/packets': only('auditor', 200),
  'GET /manage/[organization]/classroom/[session]/group': only('coordinator', 200, room),
  'POST /manage/[organization]/classroom/[session]/group': only('coordinator', 303, {
    ...room,
    form: ({ groupPiece }) => ({ piece: groupPiece }),
  }),
  'GET /manage/[organization]/classroom/[session]/group/[group]': only('coordinator', 200, room),
  'POST /manage/[organization]/classroom/[session]/group/[group]': only('coordinator', 303, {
    ...room,
    form: () => ({ question: '0', open: 'no' }),
    sendsNothing: true,
  }),
  // The code alone opens it; no session is read.
  'GET /vote/[code]': everyone(200, { at: { code: 'voteCode' } }),
  'POST /vote/[code]': everyone(303, { at: { code: 'voteCode' }, form: () => ({ question: '1', choice: 'a' }) }),
}
