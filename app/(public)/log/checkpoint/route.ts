import { file } from '@/app/_http/file'
import { findNewestNote } from '@/lib/audit/newest-note'
import { notFound } from '@/lib/platform/error'

/** For witnesses and whoever watches the log (c2sp.org/tlog-checkpoint). */
export const GET = file(async () => {
  const newest = await findNewestNote()
  if (!newest) throw notFound()
  const headers = { 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' }
  return { body: newest.note, type: 'text/plain; charset=utf-8', headers }
})
