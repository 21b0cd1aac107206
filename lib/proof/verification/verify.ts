import { Unreadable } from './bounds'
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
    if (!('kind' in reading)) return await judgePdf(reading.bytes, options)
    const sealed = reading.form === 'json' ? openSealed(reading.text) : null
    if (sealed) return await judgeSealed(sealed, options)
    return await judgeCredential(reading, options)
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error)
    throw error
  }
}

function unreadable({ form, sentence }: Unreadable): Verdict {
  return {
    state: 'unreadable',
    form,
    title: titleOf('unreadable'),
    reason: sentence,
    advice: adviceOf('unreadable'),
    findings: [{ step: 'readable', outcome: 'failed', sentence }],
    facts: null,
    proven: false,
  }
}
