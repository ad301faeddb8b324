import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import type { JSX } from 'preact';
import { usePlayground } from '../state/playground.js';
import { placeOf } from '../time/clock.js';
import { fromWallTime, toWallTime } from '../time/wall-time.js';
import { type FieldProps, textOf, useField } from './field.js';
import { useLater } from './use-later.js';

const SETTLED_MS = 700;

/** A date, `2026-11-25`. */
export function DatepickerElement(props: FieldProps<Datepicker>): JSX.Element {
  return <Picker {...props} type="date" read={(shown) => shown} show={(value) => value} />;
}

/** A time of day, `15:00`, with the zone it is meant in where the app names one. */
export function TimepickerElement(props: FieldProps<Timepicker>): JSX.Element {
  const { timezone } = props.element;
  return (
    <div class="picker">
      <Picker {...props} type="time" read={(shown) => shown} show={(value) => value} />
      {timezone !== undefined && <span class="zone">{placeOf(timezone)} time</span>}
    </div>
  );
}

/** A moment, as the viewer's own clocks show it; its value is in Unix seconds. */
export function DateTimepickerElement(props: FieldProps<DateTimepicker>): JSX.Element {
  const { zone } = usePlayground().clock;
  return (
    <div class="picker">
      <Picker
        {...props}
        type="datetime-local"
        read={(shown) => String(fromWallTime(shown, zone) ?? '')}
        show={(value) => toWallTime(Number(value), zone)}
      />
      <span class="zone">{placeOf(zone)} time</span>
    </div>
  );
}

interface PickerProps extends FieldProps<Datepicker | Timepicker | DateTimepicker> {
  readonly type: 'date' | 'time' | 'datetime-local';
  read(shown: string): string;
  show(value: string): string;
}

function Picker({ element, blockId, aria, dispatches, type, read, show }: PickerProps): JSX.Element {
  const { value, put, choose } = useField({ element, blockId, dispatches });
  // A date that is typed passes through others on its way: the app hears of the one at which the person stops.
  const tell = useLater(() => {
    if (dispatches) void choose(value);
  }, SETTLED_MS);
  return (
    <input
      {...aria}
      type={type}
      value={textOf(value) === '' ? '' : show(textOf(value))}
      autofocus={element.focus_on_load === true}
      onInput={({ currentTarget }) => {
        put(read(currentTarget.value) || null);
        tell.later();
      }}
      onBlur={() => tell.now()}
    />
  );
}
