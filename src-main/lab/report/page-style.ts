/** The style of the HTML report: the window's own look, light or dark as the reader's system has it. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: #1c2024; --quiet: #60646c; --line: #d9d9e0; --ground: #fff;
  --dict: #c05a00; --object: #7a5195; --slotted: #2455d6; --overflow: #0e8fb3; --part: #2455d6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #edeef0; --quiet: #b0b4ba; --line: #363a3f; --ground: #111113;
    --dict: #ff9d4d; --object: #c39be0; --slotted: #86a8ff; --overflow: #6fd3ef; --part: #86a8ff;
  }
}
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.5rem; font-weight: 600; margin: 0 0 .25rem; }
h2, figcaption { font-size: 1rem; font-weight: 600; margin: 2rem 0 .5rem; }
figure { margin: 0; }
section { overflow-x: auto; }
td span { white-space: nowrap; }
.note { color: var(--quiet); max-width: 48rem; margin: .5rem 0 0; }
.remarks { border-left: 3px solid var(--dict); margin: 1rem 0; padding: .25rem 0 .25rem 2rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem 1.25rem .25rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }
th { font-weight: 400; }
thead th { color: var(--quiet); white-space: nowrap; }
th:first-child { text-align: left; }
.wide { overflow-x: auto; font-size: 12px; }
.wide td, .wide th { padding-right: .75rem; white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; margin: 0; }
dt { color: var(--quiet); max-width: 16rem; }
dd { margin: 0; }
svg { width: 100%; max-width: 55rem; height: auto; display: block; font: 12px system-ui, sans-serif; }
svg text { fill: var(--text); }
svg .figure { fill: var(--quiet); }
svg .grid { stroke: var(--line); }
svg .level { stroke: var(--quiet); stroke-dasharray: 4 3; }
.series-dict { fill: var(--dict); stroke: var(--dict); }
.series-object { fill: var(--object); stroke: var(--object); }
.series-slotted { fill: var(--slotted); stroke: var(--slotted); }
.series-overflow { fill: var(--overflow); stroke: var(--overflow); }
.series-part { fill: var(--part); stroke: none; }
svg .line { fill: none; stroke-width: 1.5; }
@media print { main { max-width: none; padding: 0; } section, figure { break-inside: avoid; } }
`
