export interface Reply<Body> {
  /** Zero when no response arrived. */
  status: number
  ok: boolean
  /** Null when the response is no JSON. */
  body: Body | null
}

export interface PostRefusal {
  error?: { message: string }
}

/** Requests JSON. Never rejects: a lost connection is a reply with status 0. */
export async function requestJson<Body>(address: string, init?: RequestInit): Promise<Reply<Body>> {
  try {
    const response = await fetch(address, { ...init, headers: { Accept: 'application/json' } })
    const { status, ok } = response
    return { status, ok, body: await response.json().catch(() => null) }
  } catch {
    return { status: 0, ok: false, body: null }
  }
}

/** Posts what a form without JavaScript would post. */
export function postForm<Body>(
  action: string,
  fields: Iterable<[string, FormDataEntryValue]>,
  options?: Pick<RequestInit, 'keepalive' | 'signal'>,
): Promise<Reply<Body>> {
  const body = new URLSearchParams()
  for (const [name, value] of fields) body.append(name, String(value))
  return requestJson(action, { ...options, method: 'POST', body })
}
