/** Outlines on a 16 × 16 grid, drawn for this window with a 1.5 stroke. */
const paths = {
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  close: 'm4 4 8 8M12 4l-8 8',
  list: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  paths:
    'M3.5 14a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM12.5 5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM5 12.5h4.5a2.25 2.25 0 0 0 0-4.5h-3a2.25 2.25 0 0 1 0-4.5H11',
  swap: 'm5 2.5-3 3 3 3M2 5.5h10M11 7.5l3 3-3 3M14 10.5H4',
  filter: 'M2 3h12L9.5 8.5V13l-3-1.5v-3z',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  redo: 'm10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10',
  layout:
    'M8 2.5v3M8 5.5 4 10M8 5.5l4 4.5M4 13.5a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM12 13.5a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z',
  edges: 'M3.5 3.5l9 9M12.5 3.5l-9 9M3.5 3.5h9v9h-9z',
  stop: 'M4 4h8v8H4z',
  expand: 'M8 5.5V2M8 14v-3.5M5.5 8H2M14 8h-3.5M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  hide: 'M2 2l12 12M6.5 3.7A6.9 6.9 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-2 2.4M4 4.9A11 11 0 0 0 1.5 8S4 12.5 8 12.5c.9 0 1.7-.2 2.4-.5',
  file: 'M4 1.5h5l3.5 3.5v9.5h-8.5zM9 1.5v3.5h3.5',
  folder: 'M1.5 3.5h4.5l1.5 2h7v7.5h-13z',
  chart: 'M2 13.5h12M2 10.5l3.5-4 3 2.5L14 3',
  left: 'M2 2.5h12v11H2zM6 2.5v11',
  right: 'M2 2.5h12v11H2zM10 2.5v11',
  bottom: 'M2 2.5h12v11H2zM2 9.5h12',
  settings:
    'M2 4.5h6M12 4.5h2M10 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2 11.5h2M8 11.5h6M6 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  down: 'm4 6 4 4 4-4',
  rightward: 'm6 4 4 4-4 4',
  up: 'M8 13V3M4 7l4-4 4 4',
  warning: 'M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.7v.3',
  palette:
    'M8 1.5a6.5 6.5 0 1 0 0 13c1 0 1.5-.7 1.5-1.4 0-1.2-1-1.4-1-2.3 0-.7.6-1.1 1.4-1.1h1.6a3 3 0 0 0 3-3C14.5 3.8 11.6 1.5 8 1.5ZM5 9v.1M5 6v.1M8 4.5v.1M11 6v.1',
  pan: 'M8 1.5v13M1.5 8h13M6 3.5l2-2 2 2M6 12.5l2 2 2-2M3.5 6l-2 2 2 2M12.5 6l2 2-2 2',
  rectangle: 'M2.5 5V2.5H5M7 2.5h2M11 2.5h2.5V5M13.5 7v2M13.5 11v2.5H11M9 13.5H7M5 13.5H2.5V11M2.5 9V7',
  lasso:
    'M8 10.5c-3.6 0-6.5-1.8-6.5-4s2.900-4 6.5-4 6.5 1.8 6.5 4-2.900 4-6.5 4ZM4.5 9.8c-1.200 1-.6 2.200.4 2.200s1.200 1.200.3 2.300',
  pin: 'M5.5 1.5h5M6.5 1.5v5l-2 3h7l-2-3v-5M8 9.5v5',
  map: 'M1.5 2.5h13v11h-13zM8.5 8.5h4v3h-4z',
  measure: 'M2.5 13.5v-4M6.2 13.5v-8M9.8 13.5v-5M13.5 13.5v-11',
  check: 'm3 8.5 3.5 3.5L13 4.5',
} as const
export type IconName = keyof typeof paths

/** A picture beside or instead of words; always hidden from screen readers, which read the name instead. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      width="1.23rem"
      height="1.23rem"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
