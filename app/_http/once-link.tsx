/** A secret link that was just made, after `words` about its use; null: it was shown before. */
export function OnceLink({ link, words }: { link: string | null; words: string }) {
  if (!link) return <p>The link is no longer shown. Make a new one if it was lost.</p>
  return (
    <>
      <p>{words}</p>
      <p>
        <code>{link}</code>
      </p>
      <p>We show it only once. The log records that you made it.</p>
    </>
  )
}
