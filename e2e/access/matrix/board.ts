import { anyoneSignedIn, type Line, only } from '../roles'

/** Addresses of auditors. */
export const boardLines: Record<string, Line> = {
  'GET /board': anyoneSignedIn(200),
  'POST /board': only('futureAuditor', 303, { form: ({ grant }) => ({ grant }) }),
  'GET /board/[organization]': only('auditor', 200),
  'GET /board/[organization]/certificates': only('auditor', 200),
  'GET /board/[organization]/certificates.csv': only('auditor', 200),
  'GET /board/[organization]/packets': only('auditor', 200),
}
