// what the JSON reports of test runs come to: how many passed, and which failed and why
import { existsSync, readFileSync } from 'node:fs'
import { root } from './setup/run.mjs'

export function vitestSummary(ok, report) {
  const { numPassedTests, numPendingTests, testResults = [] } = read(report)
  const failures = testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    // a file that does not load has no tests
    if (status === 'failed' && failed.length === 0) return [told(name, message)]
    return failed.map(({ fullName, failureMessages }) => told(`${name}: ${fullName}`, failureMessages[0]))
  })
  return summary(ok, numPassedTests, failures, numPendingTests)
}

export function playwrightSummary(ok, report) {
  const { stats = {}, suites = [] } = read(report)
  const { expected = 0, flaky = 0, skipped } = stats
  const failures = suites
    .flatMap(testsOf)
    .filter(({ status }) => status === 'unexpected')
    .map(({ title, projectName, results }) =>
      told(`[${projectName}] ${title}`, results.at(-1)?.error?.message),
    )
  return summary(ok, expected + flaky, failures, skipped)
}

function testsOf({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title })))
  return [...own, ...suites.flatMap(testsOf)]
}

/** A run that failed without a test that did counts as one. */
function summary(ok, passed = 0, failures = [], skipped = 0) {
  return { ok, passed, failed: ok ? failures.length : failures.length || 1, skipped, failures }
}

/** What failed, and the beginning of why. */
function told(name, message = '') {
  // without the colours of terminals
  // oxlint-disable-next-line no-control-regex
  const why = message.replaceAll(/\u001b\[[\d;]*m/g, '').slice(0, 300)
  return `${name.replace(`${root}/`, '')}\n  ${why.replaceAll('\n', '\n  ')}`
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
}
