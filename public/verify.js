// @ts-check
/*
 * On /verify the whole page takes a file that is dropped or pasted, and a pasted text goes into its field. Nothing is
 * sent before the button is pressed. Without JavaScript the field of the file takes a drop by itself.
 */
const mostBytes = 5 * 1024 * 1024
const form = document.querySelector('form[data-check]')
const file = form?.querySelector('input[type=file]')
const text = form?.querySelector('textarea')
const said = form?.querySelector('[role=status]')
const button = form?.querySelector('button')
if (form && file instanceof HTMLInputElement && text && said && button) watch({ form, file, text, said, button })

/** @param {{ form: Element, file: HTMLInputElement, text: HTMLTextAreaElement, said: Element, button: HTMLButtonElement }} parts */
function watch({ form, file, text, said, button }) {
  /** @param {string} sentence */
  function ready(sentence) {
    said.textContent = sentence
    button.focus()
  }

  /** Says what was chosen, or takes it out again: a file that is too large would be sent for nothing. */
  function look() {
    const [chosen] = file.files ?? []
    const isTooLarge = chosen !== undefined && chosen.size > mostBytes
    if (isTooLarge) file.value = ''
    if (isTooLarge) said.textContent = `${chosen.name} is larger than 5 MB. No certificate of ours is.`
    else if (chosen) ready(`${chosen.name} is chosen. Press Check.`)
    else said.textContent = ''
  }

  /**
   * Takes the first file, or else the text, that was dropped or pasted.
   * @param {DataTransfer | null} data
   */
  function take(data) {
    const [dropped] = data?.files ?? []
    if (dropped) {
      const one = new DataTransfer()
      one.items.add(dropped)
      file.files = one.files
      text.value = ''
      look()
      return
    }
    text.value = data?.getData('text/plain') ?? ''
    file.value = ''
    if (text.value) ready('The text is in its field. Press Check.')
  }

  /**
   * What is dropped or pasted into a field goes there, unless it is a file.
   * @param {Event} event
   * @param {DataTransfer | null} data
   */
  function isForField({ target }, data) {
    const hasFile = data?.types.includes('Files') ?? false
    const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
    return !hasFile && isField
  }

  file.addEventListener('change', look)
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
    take(event.dataTransfer)
  })
  document.addEventListener('paste', (event) => {
    if (isForField(event, event.clipboardData)) return
    event.preventDefault()
    take(event.clipboardData)
  })
}

export {}
