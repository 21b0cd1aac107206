import { query } from './db'

export async function isDatabaseUp(): Promise<boolean> {
  const answered = query`select 1`.then(
    () => true,
    () => false,
  )
  const tired = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), 2000).unref()
  })
  return Promise.race([answered, tired])
}
