import { Button } from '../ui/controls/button.tsx'
import { sessionText } from './find-session.ts'
import css from './session-note.module.css'
import { useSession } from './session-store.ts'

/** Says before loading that work will come back, and lets it be left. */
export function SessionNote() {
  const found = useSession((state) => state.found)
  if (!found) return null
  return (
    <p className={css.note}>
      Your work comes back after loading: {sessionText(found.session)}.{' '}
      {!found.isSameData && 'The dataset has changed since; nodes are found again by their ids. '}
      <Button look="link" onPress={() => useSession.setState({ found: null })}>
        Start afresh instead
      </Button>
    </p>
  )
}
