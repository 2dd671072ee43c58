import type { Theme } from '../../../main/contract/figure';

/** A place in a text where something is wrong; lines and columns from 1. */
export interface TextMarker {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

/** Something to do with the text, in its context menu and under its keys (`Mod+Enter`). */
export interface TextAction {
  readonly id: string;
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** A place to go to. */
export interface TextPlace {
  readonly line: number;
  readonly column?: number;
  readonly end?: { readonly line: number; readonly column: number } | null;
  readonly background?: boolean;
}

/** How texts are shown, as the person likes it. */
export interface TextLook {
  /** In pixels. */
  readonly fontSize: number;
  readonly tabSize: number;
  readonly wordWrap: 'off' | 'prose' | 'on';
  readonly lineNumbers: 'on' | 'relative' | 'off';
  readonly whitespace: 'none' | 'boundary' | 'selection' | 'all';
  readonly minimap: boolean;
}

/** Where one writes: lines and columns from 1, offsets in UTF-16 units. */
interface TextCaret {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly selected: { readonly start: number; readonly end: number } | null;
}

export interface TextEditorProps {
  /** Names the text: undo history, selection and scroll position are kept for each path. */
  readonly path: string;
  readonly language: 'sql' | 'json' | 'yaml' | 'markdown' | 'plaintext';
  readonly value: string;
  readonly theme: Theme;
  /** Pass an object that changes only when something in it does. */
  readonly look: TextLook;
  /** The accessible name: the file's. */
  readonly label: string;
  readonly readOnly?: boolean;
  /** Pass a list that changes only when its markers do. */
  readonly markers?: readonly TextMarker[];
  /** Goes there, selects to the end if there is one, and takes the focus unless it is in the background; once for each object. */
  readonly reveal?: TextPlace | null;
  /** Puts the text in at the caret and takes the focus, once for each object. */
  readonly insertion?: { readonly text: string } | null;
  readonly onChange?: (text: string) => void;
  /** Marks a part of the text for a moment, once for each object. */
  readonly flash?: { readonly start: number; readonly end: number } | null;
  readonly onCaret?: (caret: TextCaret) => void;
  /** Pass a list that changes only when its actions do. */
  readonly actions?: readonly TextAction[];
}
