import { firstWords } from '@/lib/platform/words'

/** The id of a version's section on its item's page. */
export function versionAnchor(hash: string): string {
  return `v-${hash.slice(0, 12)}`
}

export function versionAddress(itemId: string, hash: string): string {
  return `/admin/items/${itemId}#${versionAnchor(hash)}`
}

export function ItemCell({ stem, id }: { stem: string; id: string }) {
  return (
    <>
      {firstWords(stem, 48)} <span className="cell-note">{id}</span>
    </>
  )
}
