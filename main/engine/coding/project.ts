/**
 * A qualitative project, whatever tool wrote it. Positions are Unicode code points of a text that has line feeds alone
 * and no byte-order mark; ends are exclusive. Ids are unique within their kind and stay as the tool gave them.
 */
export interface QdaProject {
  /** Program that wrote it, as it names itself. */
  readonly origin: string | null;
  readonly title: string | null;
  readonly coders: readonly Coder[];
  /** Parents before children. */
  readonly codes: readonly ProjectCode[];
  readonly documents: readonly ProjectDocument[];
  readonly codings: readonly ProjectCoding[];
  readonly memos: readonly ProjectMemo[];
  readonly cases: readonly ProjectCase[];
  /** What the file holds that is not carried over, kind by kind. */
  readonly losses: readonly Loss[];
  /** Codings and others that point nowhere or fit no text, each with the reason: none is left out in silence. */
  readonly rejects: readonly ProjectReject[];
  /** How positions were read, as sentences. */
  readonly notes: readonly string[];
  /** Documents whose positions could be read in more than one way, for a person to choose by the quotes. */
  readonly doubts: readonly PositionDoubt[];
}

/** Ways in which the positions of a document may count, with what five codings would then quote. */
export interface PositionDoubt {
  readonly document: string;
  readonly choices: readonly { readonly positions: string; readonly quotes: readonly string[] }[];
}

export interface Coder {
  readonly id: string;
  readonly name: string;
}

export interface ProjectCode {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly description: string | null;
  /** As `#RRGGBB`. */
  readonly colour: string | null;
  readonly codable: boolean;
}

export interface ProjectDocument {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly description: string | null;
  /** Variables of the document itself, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly createdAt: string | null;
}

export interface ProjectCoding {
  readonly id: string;
  readonly documentId: string;
  readonly codeId: string;
  readonly coderId: string | null;
  readonly start: number;
  readonly end: number;
  readonly memo: string | null;
  readonly createdAt: string | null;
  /** Positions as the file gives them, before any convention was applied; null where it gives none. */
  readonly raw: { readonly start: number; readonly end: number } | null;
}

export interface ProjectMemo {
  readonly id: string;
  readonly target: {
    readonly kind: 'project' | 'document' | 'code' | 'coding' | 'case' | 'segment';
    readonly id: string | null;
    /** Of a segment that carries no code: where it stands. */
    readonly start?: number;
    readonly end?: number;
  };
  readonly coderId: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly createdAt: string | null;
}

export interface ProjectCase {
  readonly id: string;
  readonly name: string;
  readonly documentIds: readonly string[];
  readonly attributes: ReadonlyMap<string, string>;
}

export interface Loss {
  /** Such as `Links between quotations`. */
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

export interface ProjectReject {
  /** Where in the file, such as `Kestrel Bay interview, selection 4b1f…`. */
  readonly where: string;
  readonly value: string | null;
  readonly reason: string;
}
