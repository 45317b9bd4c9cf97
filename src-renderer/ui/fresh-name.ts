/** `flights 2026-11-23 02.10.05.session`: new each second, so that none takes the place of another. */
export function freshName(stem: string, ending: string, now = new Date()): string {
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.')
  return `${stem} ${day} ${time}.${ending}`
}

/** The name of a dataset's file without its ending, or hiding dots in front. */
export function stemOf(dataset: string): string {
  return dataset.replace(/\.[^.]*$/, '').replace(/^\.+/, '') || 'graph'
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
