import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { completionAt, type Completion, type Suggestion } from '../../src-shared/filter/complete.ts'
import type { FilterSchema } from '../../src-shared/filter/schema.ts'
import { cls } from '../ui/class-names.ts'
import { orNotify } from '../ui/notice-store.ts'
import css from './filter-editor.module.css'
import { showFiltered } from './filter-actions.ts'
import { useFilter, writeFilter } from './filter-store.ts'
import { useKnownValues } from './known-values.ts'

/** Suggestions in sight; typing on narrows them down. */
const mostSuggestions = 8

/** A filter as text: completed as one types, with what is wrong marked at its place. Enter shows what passes. */
export function FilterEditor({ schema: bare }: { schema: FilterSchema }) {
  const { of, text, problem } = useFilter()
  const field = useRef<HTMLTextAreaElement>(null)
  /** Where the caret is while suggestions are wanted. */
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(-1)
  const about = caret === null ? undefined : completionAt(text, caret, bare).valuesOf
  const schema = useKnownValues(bare, about)
  const id = useId()
  const completion = caret === null ? null : completionAt(text, caret, schema)
  const suggestions = completion ? shownOf(completion, text) : []
  const close = () => setCaret(null)
  const complete = ({ selectionEnd }: HTMLTextAreaElement) => {
    setCaret(selectionEnd)
    setActive(-1)
  }
  const take = (suggestion: Suggestion) => {
    const at = field.current
    if (!at || !completion) return
    const ending = suggestion.text.endsWith('(') ? '' : ' '
    const before = text.slice(0, completion.from) + suggestion.text + ending
    const next = before + text.slice(completion.to).trimStart()
    // drawn at once, so that the caret is behind what was taken before the next key comes
    flushSync(() => writeFilter(next, schema))
    at.setSelectionRange(before.length, before.length)
    complete(at)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen =
      suggestions[active] ?? (event.key === 'Tab' && !event.shiftKey ? suggestions[0] : undefined)
    if (step !== undefined && suggestions.length > 0) {
      setActive((at) => (at + step + suggestions.length + (at < 0 && step < 0 ? 1 : 0)) % suggestions.length)
    } else if (
      (event.key === 'Enter' || event.key === 'Tab') &&
      chosen &&
      isWorthTaking(event.key, active, text, completion)
    ) {
      take(chosen)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      close()
      if (problem === null && text.trim() !== '') orNotify(showFiltered(of, text, {}))
    } else if (event.key === 'Escape' && completion) close()
    else if (event.key === ' ' && event.ctrlKey) complete(event.currentTarget)
    else return
    event.preventDefault()
  }
  return (
    <div className={css.editor}>
      <label htmlFor={`${id}-text`} className={css.label}>
        Filter
      </label>
      <div className={css.box}>
        <div className={css.marks} aria-hidden="true">
          {problem && text !== '' ? (
            <>
              {text.slice(0, problem.at.from)}
              <span className={css.wrong}>{text.slice(problem.at.from, problem.at.to) || ' '}</span>
              {text.slice(problem.at.to)}
            </>
          ) : (
            text
          )}{' '}
        </div>
        <textarea
          ref={field}
          id={`${id}-text`}
          className={css.text}
          rows={1}
          spellCheck={false}
          autoComplete="off"
          placeholder={of === 'nodes' ? 'degree >= 10 and kind = …' : 'kind = …'}
          value={text}
          aria-autocomplete="list"
          aria-controls={suggestions.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={suggestions[active] ? `${id}-${active}` : undefined}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem`}
          onChange={({ currentTarget }) => {
            writeFilter(currentTarget.value, schema)
            complete(currentTarget)
          }}
          onFocus={({ currentTarget }) => complete(currentTarget)}
          onClick={({ currentTarget }) => complete(currentTarget)}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {suggestions.length > 0 && (
          // pressing a suggestion must not take the focus away
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
          <div className={css.suggestions} onMouseDown={(event) => event.preventDefault()}>
            <div id={`${id}-list`} role="listbox" aria-label="Suggestions">
              {suggestions.map((suggestion, at) => (
                // the keyboard is at the text, which names the active suggestion
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={`${suggestion.type} ${suggestion.text}`}
                  id={`${id}-${at}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={at === active}
                  className={cls(css.suggestion, at === active && css.active)}
                  onClick={() => take(suggestion)}
                >
                  <span className={css.word}>{suggestion.text}</span>
                  <span className={css.type}>{suggestion.detail ?? typeNames[suggestion.type]}</span>
                </div>
              ))}
            </div>
          </div>
        )}
      </div>
      <p id={`${id}-problem`} className={css.problem}>
        {problem?.message}
      </p>
    </div>
  )
}

const typeNames: Record<Suggestion['type'], string> = {
  field: 'built in',
  attribute: 'attribute',
  kind: 'kind',
  value: 'value',
  comparison: '',
  word: '',
  set: 'named',
}

/** What can be put in, without what stands there already. */
function shownOf({ suggestions, from, to }: Completion, text: string): readonly Suggestion[] {
  const there = text.slice(from, to)
  return suggestions.filter((suggestion) => suggestion.text !== there).slice(0, mostSuggestions)
}

/** Enter takes what was gone to; Tab takes the first too, while a word is typed: else it leaves the field. */
function isWorthTaking(key: string, active: number, text: string, completion: Completion | null): boolean {
  return (
    active >= 0 || (key === 'Tab' && completion !== null && text.slice(completion.from, completion.to) !== '')
  )
}
