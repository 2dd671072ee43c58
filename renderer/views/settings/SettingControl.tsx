import { useId, useState } from 'react';
import { expectedValue } from '../../../main/contract/settings';
import type { Setting, SettingValue } from '../../../main/contract/settings';

interface SettingControlProps {
  readonly setting: Setting;
  readonly value: SettingValue;
  /** What its label stands for. */
  readonly id: string;
  readonly describedBy: string;
  readonly onChange: (value: SettingValue) => void;
}

/** The control that suits a setting. */
export function SettingControl(props: SettingControlProps) {
  const { setting, value, id, describedBy, onChange } = props;
  const { form } = setting;
  const named = { id, 'aria-describedby': describedBy };
  if (form.kind === 'switch')
    return (
      <span className="setting-switch">
        <input
          type="checkbox"
          {...named}
          checked={value === true}
          onChange={event => {
            onChange(event.target.checked);
          }}
        />
        <span aria-hidden="true">{value === true ? 'On' : 'Off'}</span>
      </span>
    );
  if (form.kind === 'choice')
    return (
      <select
        className="setting-field"
        {...named}
        value={String(value)}
        onChange={event => {
          onChange(event.target.value);
        }}
      >
        {form.choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
            {choice.value === setting.default ? ' (default)' : ''}
          </option>
        ))}
      </select>
    );
  return <TypedField {...props} />;
}

/** A number or a short text: it counts once it is one, and what is typed stands until the field is left. */
function TypedField({ setting, value, id, describedBy, onChange }: SettingControlProps) {
  const { form } = setting;
  const fault = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const meant = (text: string): SettingValue =>
    form.kind === 'number' && text.trim() !== '' ? Number(text) : text;
  const wrong = typed !== null && !setting.check(meant(typed));
  return (
    <>
      <input
        className={form.kind === 'number' ? 'setting-field number' : 'setting-field'}
        type={form.kind === 'number' ? 'number' : 'text'}
        {...(form.kind === 'number' ? { min: form.least, max: form.most, step: form.step } : {})}
        id={id}
        aria-describedby={wrong ? `${describedBy} ${fault}` : describedBy}
        aria-invalid={wrong}
        spellCheck={false}
        value={typed ?? String(value)}
        onChange={event => {
          const text = event.target.value;
          setTyped(text);
          if (setting.check(meant(text))) onChange(meant(text));
        }}
        onBlur={() => {
          setTyped(null);
        }}
      />
      {wrong && (
        <p id={fault} className="setting-fault" role="alert">
          {setting.title} has to be {expectedValue(setting)}.
        </p>
      )}
    </>
  );
}
