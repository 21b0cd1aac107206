import { requireCoordinator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { managePage } from '../../manage-page'

export const GET = page<'/manage/[organization]/import/how-to-export'>(async ({ params: { organization } }) => {
  const coordinator = await requireCoordinator(organization)
  const back = { href: `/manage/${coordinator.organizationId}/import`, text: 'Import people' }
  return managePage(
    { coordinator, title: 'How to export from your system', width: 'reading', back },
    <>
      <p>You need one row for each person and a name in each row. Everything else is optional.</p>
      <WhatToInclude />
      <section>
        <h2>From a personnel, payroll or scheduling system</h2>
        <ol>
          <li>Open the list or report of employees, members or volunteers who are active now.</li>
          <li>Choose the columns above, and leave out the rest: pay, birth dates and home addresses stay with you.</li>
          <li>
            Look for <em>Export</em>, <em>Download</em> or <em>Save as</em>. Choose Excel (.xlsx) or CSV, not PDF.
          </li>
        </ol>
        <p>If your account has no reports, ask the person who runs payroll for this list. They often have it ready.</p>
      </section>
      <section>
        <h2>From Excel or Google Sheets</h2>
        <ul>
          <li>Excel: choose the workbook as it is. An older .xls file: File, Save As, Excel Workbook (.xlsx).</li>
          <li>Google Sheets: File, Download, Microsoft Excel (.xlsx).</li>
          <li>Or mark the cells with their headings, copy them, and paste them into the form.</li>
        </ul>
      </section>
      <section>
        <h2>From paper or a PDF</h2>
        <p>
          Fill in the <a href={`${back.href}/template.csv`}>template (CSV)</a> with Excel or Google Sheets. Or type one
          name on each line in the form. People without an email address get a printed code.
        </p>
      </section>
      <p>
        <a href={back.href}>Import the list</a>
      </p>
    </>,
  )
})

function WhatToInclude() {
  return (
    <section>
      <h2>What to include</h2>
      <ul>
        <li>The name, in one column or several. Last name first is fine.</li>
        <li>The work email address, if there is one: it gets the invitation.</li>
        <li>A badge or employee number: it tells people of the same name apart.</li>
        <li>Rank or role, division, hire date and supervisor, as far as you want to sort people by them.</li>
      </ul>
    </section>
  )
}
