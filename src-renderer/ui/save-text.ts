/** Hands a text to the person as a file: the browser's download, or the system's dialog in Electron. */
export function saveText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // the download has taken its own reference by the next turn
  setTimeout(() => URL.revokeObjectURL(url))
}
