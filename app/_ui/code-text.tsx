/** In two halves, as on the printed sheet. */
export const halves = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`

/** The ten characters of an invitation. */
export function CodeText({ code }: { code: string }) {
  return (
    <strong>
      <code>{halves(code)}</code>
    </strong>
  )
}
