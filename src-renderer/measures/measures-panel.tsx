import { measures, type MeasureName, type ParameterDeclaration } from '../../src-shared/contract/measures.ts'
import { parameterProblem } from '../../src-shared/contract/analysis.ts'
import { formatDuration } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useFields } from '../graph/fields.ts'
import { useView } from '../graph/view-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { Checkbox, Segments, Select, TextField } from '../ui/controls/fields.tsx'
import { Progress } from '../ui/controls/progress.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import css from './measures.module.css'
import { useMeasures } from './measures-store.ts'
import { ParameterField } from './parameter-field.tsx'
import { ResultCard } from './result-card.tsx'
import { cancelMeasure, runChosen } from './run-measure.ts'

const choices = Object.entries(measures).map(([value, { title }]) => ({
  value: value as MeasureName,
  name: title,
}))

/** Measures over the whole graph, and what was worked out with them. */
export function MeasuresPanel() {
  const { chosen, changed, running, failure, results } = useMeasures()
  const edits = useView(({ history }) => history.present.edits)
  const { explains, parameters, result } = measures[chosen]
  const declared = Object.entries<ParameterDeclaration>(parameters)
  const given = changed[chosen] ?? {}
  const isLacking = declared.some(([name, each]) =>
    parameterProblem(name, each, given[name] ?? defaultFor(each)),
  )
  // a result whose values were undone is none
  const there = new Set(edits.flatMap((edit) => (edit.type === 'measure' ? [edit.name] : [])))
  const shown = results.filter(
    ({ measure, name }) => measures[measure].result === 'nothing' || there.has(name),
  )
  return (
    <div className={css.panel}>
      <section className={css.section} aria-label="Measure">
        <Select
          label="Measure"
          value={chosen}
          choices={choices}
          onChange={(next) => useMeasures.setState({ chosen: next, failure: null })}
        />
        <p className={css.explained}>{explains}</p>
        {declared.map(([name, each]) => (
          <ParameterField key={`${chosen} ${name}`} name={name} declared={each} value={given[name]} />
        ))}
        <ReadingFields />
        {running ? (
          <>
            <Progress
              label={measures[running.measure].title}
              part={running.part}
              text={running.pace.leftMs === null ? 'working' : `${formatDuration(running.pace.leftMs)} left`}
            />
            <div>
              <Button onPress={cancelMeasure}>Cancel</Button>
            </div>
          </>
        ) : (
          <div>
            <Button look="primary" isDisabled={isLacking} onPress={() => orNotify(runChosen())}>
              {result === 'nothing' ? 'Work out' : 'Measure every node'}
            </Button>
          </div>
        )}
        {failure && <FailureNote failure={failure} />}
      </section>
      {shown.length === 0 && !running && (
        <p className={css.explained}>
          Values become an attribute of the nodes: to colour and size by, to filter and sort by, and to
          export.
        </p>
      )}
      {shown.map((analysis) => (
        <ResultCard key={analysis.name} analysis={analysis} />
      ))}
    </div>
  )
}

function defaultFor(declared: ParameterDeclaration) {
  return declared.kind === 'nodes' ? [] : declared.default
}

const directions = [
  { value: 'directed', name: 'Directed' },
  { value: 'undirected', name: 'Undirected' },
] as const
const unweighted = 'none'

/** Which edges count and how they are read. */
function ReadingFields() {
  const { chosen, directed, without, weight, filter } = useMeasures()
  const overview = useDataset((state) => state.overview)
  const weights = useFields('edge').filter(({ isNumber }) => isNumber)
  const kinds = overview?.edgeKinds ?? []
  const isDirected = directed ?? overview?.directed ?? true
  return (
    <>
      <Segments
        label="Edges are read"
        isLabelShown
        value={isDirected ? 'directed' : 'undirected'}
        choices={directions}
        onChange={(next) => useMeasures.setState({ directed: next === 'directed' })}
      />
      {measures[chosen].weights && weights.length > 0 && (
        <Select
          label="Weight of an edge"
          value={weight ?? unweighted}
          choices={[
            { value: unweighted, name: 'every edge counts 1' },
            ...weights.map(({ name, type }) => ({ value: name, name, hint: type })),
          ]}
          onChange={(next) => useMeasures.setState({ weight: next === unweighted ? null : next })}
        />
      )}
      {kinds.length > 1 && (
        <div role="group" aria-label="Kinds of edges that count" className={css.kinds}>
          {kinds.map(({ name }) => (
            <Checkbox
              key={name}
              isSelected={!without.includes(name)}
              onChange={(counts) =>
                useMeasures.setState({
                  without: counts ? without.filter((kind) => kind !== name) : [...without, name],
                })
              }
            >
              {name}
            </Checkbox>
          ))}
        </div>
      )}
      <TextField
        label="Only nodes where (all when empty)"
        value={filter}
        onChange={(next) => useMeasures.setState({ filter: next })}
      />
    </>
  )
}
