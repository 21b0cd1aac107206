import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { onceWorld } from '@/lib/platform/once-world'
import type { World } from '@/lib/platform/world'
import { advance } from '@/lib/record/advance'
import { refusal } from './refusal'
import { checkOrigin, type FormLimits, readForm, wantsJson } from './request'
import { json, seeOther } from './respond'
import type { Context, Params } from './route'

export interface WriteRequest<Path extends string> {
  request: Request
  params: Params<Path>
  form: URLSearchParams
  /** Pass it to a verb that creates a row. A form token makes the row once. */
  world: World
}

/** The redirect target, and JSON for `fetch`, which gets the target as `next`, too. */
export interface Outcome {
  to: string
  json?: object
  /** 200 by default. */
  status?: number
  headers?: Record<string, string>
  /** After a completed unit: `advance` picks the next one. */
  progressed?: { learner: Learner; course: Course }
}

export type Write<Path extends string> = (asked: WriteRequest<Path>) => Promise<Outcome | Response>

/** A same-origin POST: a 303, or JSON for `fetch`. `work` guards, parses, and calls lib. */
export function write<Path extends string = '/'>(
  work: Write<Path>,
  limits?: FormLimits,
): (request: Request, context: Context<Path>) => Promise<Response> {
  return async (request, context) => {
    try {
      const form = await readForm(request, limits)
      const world = onceWorld(new URL(request.url).pathname, form)
      const outcome = await work({ request, params: await context.params, form, world })
      if (outcome instanceof Response) return outcome
      if (outcome.progressed) await advance(outcome.progressed.learner, outcome.progressed.course)
      return wantsJson(request) && outcome.json
        ? json({ next: outcome.to, ...outcome.json }, outcome.status, outcome.headers)
        : seeOther(outcome.to, outcome.headers)
    } catch (error) {
      return refusal(request, error)
    }
  }
}

type Upload<Path extends string> = (asked: { request: Request; params: Params<Path> }) => Promise<Response>

/** A same-origin POST of a form with files, which `work` reads. Without a session: sign-in, as for any other form. */
export function upload<Path extends string = '/'>(work: Upload<Path>) {
  return async (request: Request, context: Context<Path>): Promise<Response> => {
    try {
      checkOrigin(request)
      return await work({ request, params: await context.params })
    } catch (error) {
      return refusal(request, error)
    }
  }
}

/** A POST from another site's form. Only for bodies that prove themselves, such as a signed assertion. */
export function fromAnySite<Path extends string = '/'>(work: Write<Path>) {
  return write(work, { most: 96 * 1024, isFromAnySite: true })
}
