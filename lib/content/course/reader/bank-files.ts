import { type ItemSource, itemSource } from '@/lib/content/quiz/schema'
import type { Located } from './problem'
import type { SourceFolder } from './source-folder'

/** One list of items for each file. */
export async function readBankFiles(folder: SourceFolder, path: string): Promise<Located<ItemSource>[][]> {
  const names = (await folder.names(path)).filter(isYaml)
  return Promise.all(names.map((name) => folder.list(itemSource, `${path}/${name}`)))
}

export function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name)
}
