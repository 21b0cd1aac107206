type Section = { heading: string; points: { text: string; citation: string }[] }

export function JobAidSections({ sections }: { sections: readonly Section[] }) {
  return sections.map(({ heading, points }) => (
    <section key={heading}>
      <h2>{heading}</h2>
      <ul>
        {points.map(({ text, citation }) => (
          <li key={text}>
            {text} {citation && <cite className="job-aid-source">{citation}</cite>}
          </li>
        ))}
      </ul>
    </section>
  ))
}
