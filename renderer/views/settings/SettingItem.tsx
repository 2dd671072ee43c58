import { useId } from 'react';
import type { Setting } from '../../../main/contract/settings';
import { IconButton } from '../../components/IconButton';
import { useSessionPart } from '../../session/SessionProvider';
import { useSetting, useWriteSetting } from '../../session/useSetting';
import { SettingControl } from './SettingControl';

/** One setting: what it is, its value, and the way back to how it comes. */
export function SettingItem({ setting }: { readonly setting: Setting }) {
  const { id, title, description } = setting;
  const value = useSetting(setting);
  const changed = useSessionPart(session => id in session.settings.values);
  const write = useWriteSetting();
  const name = useId();
  return (
    <div className={changed ? 'setting changed' : 'setting'} role="group" aria-labelledby={`${name}-title`}>
      <div className="setting-head">
        <h3 id={`${name}-title`}>
          <label htmlFor={`${name}-control`}>{title}</label>
        </h3>
        <code className="setting-id">{id}</code>
        {changed && <span className="setting-mark">changed</span>}
        {changed && (
          <IconButton
            icon="discard"
            label={`Reset ${title.toLowerCase()}`}
            onClick={() => {
              write(setting, null);
            }}
          />
        )}
      </div>
      <p id={`${name}-about`}>{description}</p>
      <SettingControl
        setting={setting}
        value={value}
        id={`${name}-control`}
        describedBy={`${name}-about`}
        onChange={chosen => {
          write(setting, chosen);
        }}
      />
    </div>
  );
}
