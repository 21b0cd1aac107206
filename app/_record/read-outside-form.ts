import { createHash } from 'node:crypto'
import { type Flash, fieldErrors } from '@/app/_http/flash'
import { isChosenFile, readFormParts } from '@/app/_http/form-parts'
import { onceWorld } from '@/lib/platform/once-world'
import type { World } from '@/lib/platform/world'
import { mostOutsideBytes } from '@/lib/record/outside-certificate/file-kind'
import { type OutsideInput, outsideInput } from '@/lib/record/outside-certificate/schema'
import { outsideProblems } from './outside-words'

/** Eight fields, and what a browser or an extension adds. */
const limits = { most: mostOutsideBytes + 64 * 1024, drained: 64 * 1024 * 1024, fields: 20 }

type OutsideForm =
  | {
      ok: true
      input: OutsideInput
      bytes: Uint8Array<ArrayBuffer>
      organizationId: string
      values: Record<string, string>
      world: World
    }
  | { ok: false; flash: Flash }

/** A certificate's fields and file. Errors: invalid (not a form). */
export async function readOutsideForm(request: Request): Promise<OutsideForm> {
  const form = await readFormParts(request, limits)
  if (!form) return { ok: false, flash: { values: {}, errors: [outsideProblems['too-large']] } }
  const values = typedIn(form)
  const file = form.get('file')
  const parsed = outsideInput.safeParse(values)
  const errors = parsed.success ? [] : fieldErrors(parsed.error)
  if (!isChosenFile(file)) errors.push({ field: 'file', message: 'Choose the certificate as a file.' })
  if (isChosenFile(file) && parsed.success) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const sent = new URLSearchParams({ ...values, sha256, once: String(form.get('once') ?? '') })
    const world = onceWorld(new URL(request.url).pathname, sent)
    return { ok: true, input: parsed.data, bytes, organizationId: values.organization ?? '', values, world }
  }
  return { ok: false, flash: { values, errors } }
}

const names = ['organization', 'provider', 'title', 'earnedOn', 'hours', 'topics']

/** Postgres text can't store null characters. */
function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      String(form.get(name) ?? '')
        .replaceAll('\0', '')
        .slice(0, 600),
    ]),
  )
}
