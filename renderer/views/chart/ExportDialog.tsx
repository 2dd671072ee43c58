import { useState } from 'react';
import { settings } from '../../../main/contract/declaredSettings';
import type { FailureData } from '../../../main/contract/failure';
import type { FigureFormat, FigureSize } from '../../../main/contract/figure';
import { Button } from '../../components/Button';
import { Modal } from '../../components/Modal';
import { useSetting } from '../../session/useSetting';
import { PrivacyPlan } from '../../workbench/PrivacyPlan';

/** What a person chose in the dialog. */
export interface ExportChoice {
  readonly name: string;
  readonly formats: readonly FigureFormat[];
  readonly dotsPerInch: number;
}

interface ExportDialogProps {
  readonly name: string;
  readonly size: FigureSize;
  readonly folder: string;
  readonly working: boolean;
  readonly failure: FailureData | null;
  readonly onExport: (choice: ExportChoice) => void;
  readonly onClose: () => void;
}

const formats: readonly { readonly format: FigureFormat; readonly label: string; readonly about: string }[] =
  [
    { format: 'svg', label: 'SVG', about: 'vector, for the web and for editing' },
    { format: 'png', label: 'PNG', about: 'pixels, for slides and documents' },
    { format: 'pdf', label: 'PDF', about: 'vector with its fonts, for print' },
  ];

const perInch = 25.4;

/** Asks for the name, the formats and the resolution of a figure. */
export function ExportDialog(props: ExportDialogProps) {
  const { size, folder, working, failure } = props;
  const usual = useSetting(settings.figureDots);
  const [name, setName] = useState(props.name);
  const [chosen, setChosen] = useState<readonly FigureFormat[]>(['svg', 'png', 'pdf']);
  const [dots, setDots] = useState(usual === 'chart' ? String(size.dotsPerInch) : usual);
  const hindrance = hindranceOf(name, chosen, Number(dots));
  return (
    <Modal
      title="Export figure"
      onClose={props.onClose}
      onSubmit={() => {
        if (hindrance === null && !working)
          props.onExport({ name: name.trim(), formats: chosen, dotsPerInch: Number(dots) });
      }}
    >
      <label>
        Name
        <input
          value={name}
          spellCheck={false}
          onChange={event => {
            setName(event.target.value);
          }}
        />
      </label>
      <fieldset className="export-formats">
        <legend>Formats</legend>
        {formats.map(({ format, label, about }) => (
          <Format
            key={format}
            {...{ label, about }}
            checked={chosen.includes(format)}
            onChange={checked => {
              setChosen(checked ? [...chosen, format] : chosen.filter(other => other !== format));
            }}
          />
        ))}
      </fieldset>
      <label>
        Resolution of PNG, dots per inch
        <input
          type="number"
          min={36}
          max={2400}
          value={dots}
          onChange={event => {
            setDots(event.target.value);
          }}
        />
      </label>
      <p className="export-facts">{factsOf(size, Number(dots))}</p>
      <p className="export-facts">
        Written to the folder {folder}, with its thread beside it: the query, the files and the versions it
        was drawn from.
      </p>
      <PrivacyPlan />
      {(failure?.message ?? hindrance) !== null && (
        <p className="export-failure" role="alert">
          {failure?.message ?? hindrance}
        </p>
      )}
      <div className="dialog-choices">
        <Button
          label={working ? 'Exporting…' : 'Export'}
          primary
          submit
          disabled={working || hindrance !== null}
        />
        <Button label="Cancel" onClick={props.onClose} />
      </div>
    </Modal>
  );
}

interface FormatProps {
  readonly label: string;
  readonly about: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Format({ label, about, checked, onChange }: FormatProps) {
  return (
    <div className="export-format">
      <label>
        <input
          type="checkbox"
          checked={checked}
          onChange={event => {
            onChange(event.target.checked);
          }}
        />
        {label}
      </label>
      <span>{about}</span>
    </div>
  );
}

function factsOf({ widthMillimetres, heightMillimetres }: FigureSize, dots: number): string {
  const size = `${widthMillimetres} × ${heightMillimetres} mm`;
  if (!(dots > 0)) return size;
  const pixels = (millimetres: number) => Math.round((millimetres / perInch) * dots).toLocaleString('en-GB');
  return `${size}; at ${dots} dpi ${pixels(widthMillimetres)} × ${pixels(heightMillimetres)} pixels`;
}

function hindranceOf(name: string, chosen: readonly FigureFormat[], dots: number): string | null {
  if (name.trim() === '') return 'Give the figure a name.';
  if (/[\\/:*?"<>|]/.test(name)) return 'A name cannot have any of \\ / : * ? " < > | in it.';
  if (chosen.length === 0) return 'Choose at least one format.';
  return dots >= 36 && dots <= 2400 ? null : 'The resolution must be from 36 to 2400 dots per inch.';
}
