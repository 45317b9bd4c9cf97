import { wayNames, type Comparison } from '../../src-shared/contract/lab.ts'
import { formatCount, formatCountOf, formatDuration } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { Checkbox, NumberField } from '../ui/controls/fields.tsx'
import { Progress } from '../ui/controls/progress.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { cancelCompare, compareModes, offeredWays, saveReport } from './compare-modes.ts'
import { FigureTable } from './figure-table.tsx'
import css from './lab.module.css'
import { useLab } from './lab-store.ts'
import { ProjectionTable } from './projection-table.tsx'
import { SlotOrOverflowTable } from './slot-or-overflow-table.tsx'
import { WhereBytes } from './where-bytes.tsx'

/** Measures what each mode costs and gives on the open dataset. */
export function ComparePanel() {
  const { without, repeats, progress, failure, comparison } = useLab()
  const stage = useDataset((state) => state.stage)
  const offered = stage.at === 'open' ? offeredWays(stage.preflight) : []
  const chosen = offered.filter((mode) => !without.includes(mode))
  return (
    <div className={css.compare}>
      <section className={css.setup} aria-label="What to compare">
        <div role="group" aria-label="Modes" className={css.modes}>
          {offered.map((mode) => (
            <Checkbox
              key={mode}
              isSelected={!without.includes(mode)}
              isDisabled={progress !== null}
              onChange={(isIn) =>
                useLab.setState({
                  without: isIn ? without.filter((each) => each !== mode) : [...without, mode],
                })
              }
            >
              {wayNames[mode]}
            </Checkbox>
          ))}
        </div>
        <NumberField
          label="Runs of each"
          value={repeats}
          min={1}
          max={25}
          onChange={(next) => useLab.setState({ repeats: next })}
        />
        {!progress && (
          <Button
            look={comparison ? 'plain' : 'primary'}
            isDisabled={chosen.length === 0}
            onPress={() => orNotify(compareModes())}
          >
            {comparison ? 'Compare again' : 'Compare'}
          </Button>
        )}
        {comparison && !progress && (
          <>
            <Button onPress={() => orNotify(saveReport('html'))}>Save report…</Button>
            <Button onPress={() => orNotify(saveReport('markdown'))}>As Markdown…</Button>
          </>
        )}
      </section>
      {progress && (
        <div className={css.progress}>
          <Progress
            label={`Comparing: ${progress.step}`}
            part={progress.trialsTotal > 0 ? progress.trialsDone / progress.trialsTotal : null}
            text={
              progress.trialsTotal > 0
                ? `${progress.trialsDone} of ${formatCountOf(progress.trialsTotal, 'run')}`
                : 'starting'
            }
          />
          <Button onPress={cancelCompare}>Cancel</Button>
        </div>
      )}
      {failure && <FailureNote failure={failure} />}
      {comparison ? <Results comparison={comparison} /> : <Teaching />}
    </div>
  )
}

function Teaching() {
  return (
    <p className={css.lead}>
      Each mode loads this dataset several times and in several sizes, each time into a fresh process. What a
      node and an edge cost is fitted to the growth of those processes; speeds are those of what analysts do.
      What is open stays open meanwhile, and on a graph of millions this takes minutes.
    </p>
  )
}

function Results({ comparison }: { comparison: Comparison }) {
  const { dataset, environment, elapsedMs, repeats, remarks, method, rssDisagreement, modes } = comparison
  const versions = environment.versions.map(({ name, version }) => `${name} ${version}`).join(', ')
  return (
    <>
      <FigureTable comparison={comparison} />
      {modes.map(
        ({ mode, failure }) =>
          failure && (
            <div key={mode}>
              <p className={css.quiet}>
                {wayNames[mode]} could not hold all of it; its figures are of the parts that fitted.
              </p>
              <FailureNote failure={failure} />
            </div>
          ),
      )}
      <WhereBytes comparison={comparison} />
      <SlotOrOverflowTable comparison={comparison} />
      <ProjectionTable comparison={comparison} />
      {remarks.length > 0 && (
        <section className={css.section} aria-label="To be known">
          <h2 className={css.heading}>To be known</h2>
          <ul className={css.remarks}>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      <section className={css.section} aria-label="How it was measured">
        <h2 className={css.heading}>How it was measured</h2>
        <p className={css.quiet}>
          {dataset.name}: {formatCountOf(dataset.nodes, 'node')}, {formatCount(dataset.edges)} edges,{' '}
          {formatCountOf(repeats, 'run')} of each in {formatDuration(elapsedMs)}. {environment.cpu},{' '}
          {formatCountOf(environment.cores, 'core')}, {environment.platform}, {versions}, pointers of{' '}
          {environment.v8PointerBytes} bytes, load average {environment.loadAverage[0].toFixed(1)} to{' '}
          {environment.loadAverage[1].toFixed(1)}. RSS as the processes say and as the system says differ by
          at most {(rssDisagreement * 100).toFixed(1)}%.
        </p>
        <details>
          <summary>Every figure</summary>
          <dl className={css.method}>
            {method.map(({ figure, how }) => (
              <div key={figure}>
                <dt>{figure}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </details>
      </section>
    </>
  )
}
