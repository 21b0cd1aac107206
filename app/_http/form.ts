import { z } from 'zod'
import { fieldNames, readFields } from './fields'
import { backToForm, type Flash, fieldErrors } from './flash'
import type { Context } from './route'
import { warnOfVictims } from './victim-warning'
import { type Outcome, type WriteRequest, write } from './write'

type Problem = Flash['errors'][number]
type Answer = Outcome | Response
type Refused<Result> = Extract<Result, { ok: false }>

/** The words of each refusal: by its reason, or computed. */
type Refusals<Result> =
  | { [Reason in Extract<Result, { ok: false; reason: string }>['reason']]: Problem }
  | ((refused: Refused<Result>) => Problem | Problem[])

interface Fields<Schema extends z.ZodType> {
  /** Its keys are the names of the fields. */
  fields: Schema
  /** Names that differ on the page, as on a page with several forms. */
  names?: { [Field in keyof z.input<Schema>]?: string }
  /** Instead of a field's text, such as whether a box is checked. */
  typed?: Partial<z.input<Schema>>
  /** What the page shows again besides the fields. */
  shown?: Record<string, string>
  /** The page of the form. */
  back: string
}

interface Submission<Schema extends z.ZodType, Result> extends Fields<Schema> {
  /** Asks for the password, after the fields are checked. */
  confirm?: () => Promise<void>
  save: (input: z.output<Schema>) => Promise<Result>
  to: string | ((saved: Exclude<Result, { ok: false }>, input: z.output<Schema>) => string | Answer | Promise<Answer>)
}

interface Refusable<Schema extends z.ZodType, Result> extends Submission<Schema, Result> {
  refusals: Refusals<Result>
}

// biome-ignore lint/suspicious/noConfusingVoidType: most verbs return nothing
type Plain = void | string | number | boolean
type Success = Plain | (object & { ok?: true })

export interface Submit {
  <Schema extends z.ZodType, R extends Plain | object>(submission: Refusable<Schema, R>): Promise<Answer>
  <Schema extends z.ZodType, R extends Success>(submission: Submission<Schema, R>): Promise<Answer>
}

type Work<Path extends string> = (request: WriteRequest<Path> & { submit: Submit }) => Promise<Answer>

/**
 * A `write` whose fields a schema checks. `work` guards, then calls `submit`: it shows the form again with what was typed and
 * the errors, or warns of victims, or saves and goes on.
 */
export function form<Path extends string = '/'>(
  work: Work<Path>,
): (request: Request, context: Context<Path>) => Promise<Response> {
  return write<Path>((request) => work({ ...request, submit: submitTo(request.form) }))
}

function submitTo(form: URLSearchParams): Submit {
  return async <Schema extends z.ZodType, R>(submission: Submission<Schema, R> & { refusals?: Refusals<R> }) => {
    const { fields, back, confirm, save, refusals, to } = submission
    const names = new Map<string, string>(Object.entries(submission.names ?? {}))
    const nameOf = (field: string) => names.get(field) ?? field
    const typed = readFields(form, fields, nameOf)
    const again = (errors: Problem[]) =>
      backToForm(back, { values: { ...shownAgain(typed, nameOf), ...submission.shown }, errors })
    const parsed = fields.safeParse({ ...typed, ...submission.typed })
    if (!parsed.success)
      return again(fieldErrors(parsed.error).map((error) => ({ ...error, field: nameOf(error.field) })))
    for (const field of fieldNames(fields)) if (freeText.test(field)) warnOfVictims(form, nameOf(field))
    await confirm?.()
    const result = await save(parsed.data)
    if (isRefused(result)) return again(problemsOf(result, refusals))
    const next = typeof to === 'function' ? await to(result as Exclude<R, { ok: false }>, parsed.data) : to
    return typeof next === 'string' ? { to: next } : next
  }
}

/** For a form with only a button. */
export const noFields = z.object({})

/** What people write in their own words, by its name in a schema. */
const freeText = /^(?:text|comment|note|why|\w*[rR]eason)$/

/** Never sent back to a page. */
const secrets = ['password', 'current', 'clientSecret']

function shownAgain(typed: Record<string, string | string[]>, nameOf: (field: string) => string) {
  const shown = Object.entries(typed).filter(([field]) => !secrets.includes(field))
  return Object.fromEntries(shown.map(([field, value]) => [nameOf(field), [value].flat().join(' ')]))
}

function isRefused<R>(result: R): result is Refused<R> {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false
}

function problemsOf<R>(refused: Refused<R>, refusals: Refusals<R> | undefined): Problem[] {
  if (typeof refusals === 'function') return [refusals(refused)].flat()
  const { reason } = refused as { reason?: string }
  const problem = new Map<string, Problem>(Object.entries(refusals ?? {})).get(reason ?? '')
  return problem ? [problem] : []
}
