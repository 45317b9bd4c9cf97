/**
 * Puts a text on the clipboard. By a selection, which needs no permission: windows are refused all of those. Works
 * for some seconds after a press or a key.
 */
export function copyText(text: string): void {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  const before = document.activeElement
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  if (!isCopied) throw new Error('The system did not let the text be copied.')
}
