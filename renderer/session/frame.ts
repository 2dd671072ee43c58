/** How the parts around the editors stand. */
export interface Frame {
  readonly sideBarRight: boolean;
  readonly panelRight: boolean;
  /** Of a panel at the right. */
  readonly panelWidth: number;
  /** Whether the panel takes the place of the editors. */
  readonly panelWhole: boolean;
  readonly activityBar: boolean;
  readonly statusBar: boolean;
}

export const firstFrame: Frame = {
  sideBarRight: false,
  panelRight: false,
  panelWidth: 520,
  panelWhole: false,
  activityBar: true,
  statusBar: true,
};

/** What comes back when a person leaves zen mode. */
export interface BeforeZen {
  readonly sideBar: string | null;
  readonly panel: string | null;
}

interface Parts extends BeforeZen {
  readonly zen: BeforeZen | null;
}

/** The parts with only the editors left in sight, or with what was there before. Pure. */
export function withZen({ sideBar, panel, zen }: Parts, on: boolean): Parts {
  if (on === (zen !== null)) return { sideBar, panel, zen };
  if (zen === null) return { sideBar: null, panel: null, zen: { sideBar, panel } };
  // What a person opened in the meantime stays.
  return { sideBar: sideBar ?? zen.sideBar, panel: panel ?? zen.panel, zen: null };
}
