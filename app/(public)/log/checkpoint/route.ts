import { z } from 'zod'
import { file } from '@/app/_http/file'
import { findNewestNote, findNoteAt } from '@/lib/audit/tree/notes'
import { nameOfCheckpoint } from '@/lib/people/witness/folder'
import { notFound } from '@/lib/platform/error'

const length = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)

/** For witnesses and whoever watches the log (c2sp.org/tlog-checkpoint). `?size=2397`, from a mail, saves that one as a file. */
export const GET = file(async ({ query }) => {
  const headers = { 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' }
  const type = 'text/plain; charset=utf-8'
  const size = query.get('size')
  if (size !== null) {
    const parsed = length.safeParse(size)
    if (!parsed.success) throw notFound()
    const found = await findNoteAt(parsed.data)
    return { body: found.note, type, name: nameOfCheckpoint(found), headers }
  }
  const newest = await findNewestNote()
  if (!newest) throw notFound()
  return { body: newest.note, type, headers }
})
