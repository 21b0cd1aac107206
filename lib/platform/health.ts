import { query } from './db'

/** Rejects after two seconds. */
export function soon<T>(work: Promise<T>): Promise<T> {
  const tired = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('No answer within two seconds.')), 2000).unref()
  })
  return Promise.race([work, tired])
}

export function isDatabaseUp(): Promise<boolean> {
  return soon(query`select 1`).then(
    () => true,
    () => false,
  )
}
