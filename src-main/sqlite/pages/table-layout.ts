export type TableLayout = { pageBytes: number }
