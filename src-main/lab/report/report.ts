import type { Comparison, ReportFormat } from '../../../src-shared/contract/lab.ts'
import { htmlReport } from './html.ts'
import { markdownReport } from './markdown.ts'

/** A comparison as one file of the format asked for. */
export function reportText(comparison: Comparison, format: ReportFormat): string {
  switch (format) {
    case 'html':
      return htmlReport(comparison)
    case 'markdown':
      return markdownReport(comparison)
    case 'json':
      return `${JSON.stringify(comparison, null, 2)}\n`
  }
}
