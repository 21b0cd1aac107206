/* The whole page accepts a dropped or pasted file or text. Sends nothing until the reader presses Check. */
const maxBytes = 5 * 1024 * 1024
const form = document.querySelector('form[data-check]')
const file = form?.querySelector<HTMLInputElement>('input[type=file]')
const text = form?.querySelector('textarea')
const status = form?.querySelector('[role=status]')
const button = form?.querySelector('button')
if (form && file && text && status && button) watch({ form, file, text, status, button })

interface Parts {
  form: Element
  file: HTMLInputElement
  text: HTMLTextAreaElement
  status: Element
  button: HTMLButtonElement
}

function watch({ form, file, text, status, button }: Parts) {
  function ready(sentence: string) {
    status.textContent = sentence
    button.focus()
  }

  /** Names the chosen file, or clears one that the server would refuse for its size. */
  function reviewFile() {
    const [chosen] = file.files ?? []
    const isTooLarge = chosen !== undefined && chosen.size > maxBytes
    if (isTooLarge) file.value = ''
    if (isTooLarge) status.textContent = `${chosen.name} is larger than 5 MB. No certificate of ours is.`
    else if (chosen) ready(`${chosen.name} is chosen. Press Check.`)
    else status.textContent = ''
  }

  function accept(data: DataTransfer | null) {
    const [dropped] = data?.files ?? []
    if (dropped) {
      const transfer = new DataTransfer()
      transfer.items.add(dropped)
      file.files = transfer.files
      text.value = ''
      reviewFile()
      return
    }
    text.value = data?.getData('text/plain') ?? ''
    file.value = ''
    if (text.value) ready('The text is in its field. Press Check.')
  }

  /** Fields handle text that is dropped or pasted into them. */
  function isForField({ target }: Event, data: DataTransfer | null) {
    const hasFile = data?.types.includes('Files') ?? false
    const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
    return !hasFile && isField
  }

  file.addEventListener('change', reviewFile)
  document.addEventListener('dragover', (event) => {
    if (isForField(event, event.dataTransfer)) return
    event.preventDefault()
    form.classList.add('drop-over')
  })
  for (const name of ['dragleave', 'dragend', 'drop'])
    document.addEventListener(name, () => form.classList.remove('drop-over'))
  document.addEventListener('drop', (event) => {
    if (isForField(event, event.dataTransfer)) return
    event.preventDefault()
    accept(event.dataTransfer)
  })
  document.addEventListener('paste', (event) => {
    if (isForField(event, event.clipboardData)) return
    event.preventDefault()
    accept(event.clipboardData)
  })
}
