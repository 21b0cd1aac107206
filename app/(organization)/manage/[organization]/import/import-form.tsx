import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { TextArea } from '@/app/_ui/form/text-area'

export function ImportForm({ here, flash: { errors, values } }: { here: string; flash: Flash }) {
  return (
    <>
      <p>
        Choose your roster as your system exports it, or copy it from a spreadsheet and paste it here. Titles and totals
        may stay. You see what would change before anything is saved.
      </p>
      <p>
        No list yet? See <a href={`${here}/how-to-export`}>how to export from your system</a>, or fill in a{' '}
        <a href={`${here}/template.csv`}>template (CSV)</a>.
      </p>
      <form method="post" action={here} encType="multipart/form-data">
        <Field
          label="Roster file"
          name="file"
          type="file"
          required={false}
          accept=".csv,.tsv,.txt,.xlsx"
          hint="CSV, TSV or XLSX, 4 MB and 20,000 rows at most."
          error={errorOf(errors, 'file')}
        />
        <TextArea
          label="Or paste your roster"
          name="pasted"
          rows={8}
          required={false}
          defaultValue={values.pasted}
          error={errorOf(errors, 'pasted')}
        />
        <Button name="step" value="check" data-saving="Checking…" data-bar>
          Check the list
        </Button>
      </form>
      <section>
        <h2>What an import does</h2>
        <ul>
          <li>
            People are found by their confirmed email address, else by identifier, else by a name that only one person
            here has. Someone with an unconfirmed address gets a code from you instead.
          </li>
          <li>
            Rank or role, identifier, division, hire date and supervisor are saved. An empty cell changes nothing.
          </li>
          <li>
            Divisions that you don’t have yet are created after you see them. A hire date or supervisor that we can’t
            read is left out with a warning, and the person still comes in.
          </li>
          <li>Names and addresses change only when the person agrees.</li>
          <li>
            A row with a name for someone who is not here becomes an invitation. It goes out by mail or on a printed
            sheet. Someone without an email address signs in with the code on the sheet.
          </li>
        </ul>
      </section>
    </>
  )
}
