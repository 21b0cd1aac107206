import { z } from 'zod'
import { file } from '@/app/_http/file'
import { findConsistency, findInclusion } from '@/lib/audit/tree/tree-proofs'
import { notFound } from '@/lib/platform/error'

const length = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)
const proofQuery = z.union([
  z.object({ from: length, to: length.optional() }),
  z.object({ entry: length, to: length.optional() }),
])

/** `?from=100&to=200`: the log of 200 entries begins with that of 100. `?entry=7&to=200`: entry 7 is in that of 200. */
export const GET = file(async ({ query }) => {
  const parsed = proofQuery.safeParse(Object.fromEntries(query))
  if (!parsed.success) throw notFound()
  const proof = 'from' in parsed.data ? await findConsistency(parsed.data) : await findInclusion(parsed.data)
  const headers = { 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' }
  return { body: `${JSON.stringify(proof)}\n`, type: 'application/json', headers }
})
