import { useId, type ReactNode } from 'react'
import {
  Button,
  Checkbox as AriaCheckbox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField as AriaNumberField,
  Popover,
  Select as AriaSelect,
  SelectValue,
  TextField as AriaTextField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import css from './fields.module.css'
import { cls } from '../class-names.ts'
import { Hint } from './button.tsx'
import { Icon } from './icon.tsx'

export type Choice<T extends string> = { value: T; name: string; hint?: string; isDisabled?: boolean }

/** A label over a control; the label is read out even where it is not shown. */
type Labelled = { label: string; hideLabel?: boolean }

function labelClass(hide: boolean | undefined): string {
  return hide ? 'visually-hidden' : cls(css.label)
}

/** One of several values, in a list that opens. */
export function Select<T extends string>({
  label,
  hideLabel,
  value,
  choices,
  onChange,
}: Labelled & { value: T; choices: readonly Choice<T>[]; onChange: (value: T) => void }) {
  return (
    <AriaSelect
      className={cls(css.field)}
      value={value}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key as T)
      }}
    >
      <Label className={labelClass(hideLabel)}>{label}</Label>
      <Button className={cls(css.input)}>
        <SelectValue className={cls(css.value)}>{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className={cls(css.popover)} offset={4}>
        <ListBox className={cls(css.list)} items={choices.map((choice) => ({ ...choice, id: choice.value }))}>
          {(choice) => (
            <ListBoxItem
              textValue={choice.name}
              isDisabled={choice.isDisabled ?? false}
              className={cls(css.option)}
            >
              {choice.name}
              {choice.hint && <span className={css.hint}>{choice.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** Yes or no, said in words. */
export function Checkbox({
  isSelected,
  isDisabled = false,
  onChange,
  children,
}: {
  isSelected: boolean
  isDisabled?: boolean
  onChange: (isSelected: boolean) => void
  children: ReactNode
}) {
  return (
    <AriaCheckbox
      className={cls(css.check)}
      isSelected={isSelected}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <span className={css.box}>
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}

/** A whole number between two others; takes `1,000,000` and clamps when left. */
export function NumberField({
  label,
  hideLabel,
  value,
  min,
  max,
  onChange,
}: Labelled & { value: number; min: number; max: number; onChange: (value: number) => void }) {
  return (
    <AriaNumberField
      className={cls(css.field)}
      value={value}
      minValue={min}
      maxValue={max}
      formatOptions={{ maximumFractionDigits: 0 }}
      onChange={(next) => {
        if (Number.isFinite(next)) onChange(next)
      }}
    >
      <Label className={labelClass(hideLabel)}>{label}</Label>
      <Input className={cls(css.input)} />
    </AriaNumberField>
  )
}

export function TextField({
  label,
  hideLabel,
  value,
  onChange,
}: Labelled & { value: string; onChange: (value: string) => void }) {
  return (
    <AriaTextField className={cls(css.field)} value={value} onChange={onChange}>
      <Label className={labelClass(hideLabel)}>{label}</Label>
      <Input className={cls(css.input)} spellCheck="false" />
    </AriaTextField>
  )
}

/** One of a few values, all in sight: a radio group drawn as segments. */
export function Segments<T extends string>({
  label,
  isLabelShown = false,
  value,
  choices,
  onChange,
}: {
  label: string
  /** The label stands above, and is not only read out. */
  isLabelShown?: boolean
  value: T | null
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
}) {
  const id = useId()
  const group = (
    <ToggleButtonGroup
      {...(isLabelShown ? { 'aria-labelledby': id } : { 'aria-label': label })}
      className={cls(css.segments)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined && key !== value) onChange(key as T)
      }}
    >
      {choices.map((choice) => (
        <Hint key={choice.value} text={choice.hint} isDisabled={choice.hint === undefined}>
          <ToggleButton
            id={choice.value}
            isDisabled={choice.isDisabled ?? false}
            className={cls(css.segment)}
          >
            {choice.name}
          </ToggleButton>
        </Hint>
      ))}
    </ToggleButtonGroup>
  )
  if (!isLabelShown) return group
  return (
    <div className={css.field}>
      <span id={id} className={css.label}>
        {label}
      </span>
      {group}
    </div>
  )
}
