export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'too-many'
  | 'too-large'
  | 'unavailable'

export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'DomainError'
  }
}

export function notFound(): DomainError {
  return new DomainError('not-found', 'It may have moved, or you may not have access to it. Nothing you saved is lost.')
}

export function unauthenticated(): DomainError {
  return new DomainError('unauthenticated', 'Please sign in first.')
}
