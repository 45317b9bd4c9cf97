import { expect, it } from 'vitest'
import { chordOf, chordText } from './chord.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

it('reads what was pressed', () => {
  expect(chordOf({ ...plain, key: 'k', ctrlKey: true })).toBe('mod+k')
  expect(chordOf({ ...plain, key: 'Z', metaKey: true, shiftKey: true })).toBe('mod+shift+z')
  expect(chordOf({ ...plain, key: 'ArrowLeft', altKey: true })).toBe('alt+arrowleft')
  expect(chordOf({ ...plain, key: 'F10', shiftKey: true })).toBe('shift+f10')
})

it('takes signs as typed, whatever keys that needs', () => {
  expect(chordOf({ ...plain, key: '?', shiftKey: true })).toBe('?')
  expect(chordOf({ ...plain, key: '/', shiftKey: true })).toBe('/')
  // with Caps Lock a letter is upper case without Shift
  expect(chordOf({ ...plain, key: 'F' })).toBe('f')
  expect(chordOf({ ...plain, key: 'F', shiftKey: true })).toBe('shift+f')
})

it('tells a chord as people read it', () => {
  expect(chordText('mod+shift+z', false)).toBe('Ctrl Shift Z')
  expect(chordText('mod+k', true)).toBe('Cmd K')
  expect(chordText('alt+arrowleft', false)).toBe('Alt ←')
  expect(chordText('+', false)).toBe('+')
  expect(chordText('delete', false)).toBe('Delete')
})
