import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { describedBy, FieldNotes, fieldId } from '@/app/_ui/form/field-notes'

const fileHint =
  'The PDF of a certificate or a transcript, a credential (JSON or JWT), a transcript (JSON) or a badge (PNG or SVG), 5 MB at most. Choose it, or drop it here.'
const textHint = 'A credential as JSON or as a JWT, a transcript as JSON, the serial, or the link to a certificate.'

export function FileForm({ values, errors }: Flash) {
  const fileError = errorOf(errors, 'file')
  const textError = errorOf(errors, 'text')
  return (
    <form id="check" className="drop" method="post" action="/verify/check" encType="multipart/form-data" data-check>
      <h2>Check a file</h2>
      <p>We check what you submit and neither keep nor log it.</p>
      <div className={fileError ? 'field field-wrong' : 'field'}>
        <label htmlFor={fieldId('file')}>File</label>
        <FieldNotes name="file" hint={fileHint} error={fileError} />
        <input
          type="file"
          id={fieldId('file')}
          name="file"
          aria-invalid={fileError ? true : undefined}
          aria-describedby={describedBy('file', { hint: fileHint, error: fileError })}
        />
      </div>
      <div className={textError ? 'field field-wrong' : 'field'}>
        <label htmlFor={fieldId('text')}>Or paste its text</label>
        <FieldNotes name="text" hint={textHint} error={textError} />
        <textarea
          id={fieldId('text')}
          name="text"
          rows={4}
          autoComplete="off"
          spellCheck={false}
          defaultValue={values.text}
          aria-invalid={textError ? true : undefined}
          aria-describedby={describedBy('text', { hint: textHint, error: textError })}
        />
      </div>
      <p className="drop-said" role="status" />
      <Button>Check</Button>
    </form>
  )
}
