import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'
import { plainText } from './headings'

type Part = ReactElement<{ children?: ReactNode }>

const partsOf = (node: ReactNode): Part[] => Children.toArray(node).filter((part) => isValidElement(part)) as Part[]
const within = (part: Part | undefined) => partsOf(part?.props.children)

/** A phone shows each row as a card whose cells repeat the name of their column (app/_ui/prose.css). */
export function LessonTable({ children }: { children?: ReactNode }) {
  const [head, body] = partsOf(children)
  const columns = within(within(head)[0]).map((cell) => plainText(cell))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a scroll region
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label="Table" tabIndex={0}>
      <table className="data">
        {head}
        <tbody>
          {within(body).map((row) => (
            <tr key={row.key}>
              {within(row).map((cell, index) =>
                cloneElement(cell, { 'data-column': index > 0 ? columns[index] : undefined } as object),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
