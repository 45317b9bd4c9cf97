/** `text` with the first place where `part` occurs set off, whatever its case. */
export function MarkedText({
  text,
  part,
  className,
}: {
  text: string
  part: string
  className?: string | undefined
}) {
  const at = part === '' ? -1 : text.toLocaleLowerCase().indexOf(part.toLocaleLowerCase())
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark className={className}>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  )
}
