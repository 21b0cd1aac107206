import { Unreadable } from '@/lib/platform/file/unreadable'
import { UnreadableForm } from './bounds'
import { withClock } from './clock'
import { judgeCredential } from './judge-credential'
import { judgePdf } from './judge-pdf'
import { judgeSealed, openSealed } from './judge-seal'
import type { VerifyOptions } from './options'
import { readDocument } from './read'
import type { Verdict } from './verdict'
import { adviceOf, titleOf } from './words'

/** Bounded, offline, in Node and browsers. Never throws over bad bytes; errors from the options propagate. */
export async function verify(bytes: Uint8Array, options: VerifyOptions): Promise<Verdict> {
  try {
    const reading = await readDocument(bytes)
    if (!('kind' in reading)) return await withClock(await judgePdf(reading.bytes, options), reading.bytes, options)
    const sealed = reading.form === 'json' ? openSealed(reading.text) : null
    const verdict = sealed ? await judgeSealed(sealed, options) : await judgeCredential(reading, options)
    return await withClock(verdict, new TextEncoder().encode(reading.text), options)
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error)
    throw error
  }
}

function unreadable(error: Unreadable): Verdict {
  const { sentence } = error
  return {
    state: 'unreadable',
    form: error instanceof UnreadableForm ? error.form : 'unknown',
    title: titleOf('unreadable'),
    reason: sentence,
    advice: adviceOf('unreadable'),
    findings: [{ step: 'issuer', outcome: 'unknown', title: 'Not checked', sentence }],
    facts: null,
    proven: false,
  }
}
