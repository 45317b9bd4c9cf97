import { useId, useState, type FormEvent } from 'react'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { Button } from '../ui/controls/button.tsx'
import { TextField } from '../ui/controls/fields.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { announce } from '../ui/notice-store.ts'
import css from './add-attribute.module.css'
import { typedValue } from '../../src-shared/contract/typed-value.ts'
import { setOnNodes } from './edits-store.ts'

/** Sets an attribute of the analyst's own on nodes; an empty value removes it. */
export function AddAttribute({ nodes }: { nodes: readonly number[] }) {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isSetting, setSetting] = useState(false)
  const titleId = useId()
  const on = formatCountOf(nodes.length, 'node')

  const submit = async () => {
    const attribute = name.trim()
    if (attribute === '' || isSetting) return
    const typed = typedValue(value)
    setSetting(true)
    setFailure(null)
    try {
      await setOnNodes(nodes, attribute, typed)
      announce(typed === null ? `Removed ${attribute} from ${on}.` : `Set ${attribute} on ${on}.`)
      setName('')
      setValue('')
    } catch (thrown) {
      setFailure(failureOf(thrown))
    } finally {
      setSetting(false)
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit()
  }
  return (
    <form className={css.form} aria-labelledby={titleId} onSubmit={onSubmit}>
      <p id={titleId} className={css.title}>
        Add attribute <span className={css.hint}>on {on}</span>
      </p>
      <div className={css.fields}>
        <TextField label="Name" value={name} onChange={setName} />
        <TextField label="Value" value={value} onChange={setValue} />
        <Button type="submit" isDisabled={name.trim() === ''}>
          Set
        </Button>
      </div>
      <p className={css.hint}>
        Kept with the session; the source file is never changed. An empty value removes it, quotes make a
        number text.
      </p>
      {failure && <FailureNote failure={failure} />}
    </form>
  )
}
