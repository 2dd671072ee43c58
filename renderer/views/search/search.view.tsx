import type { DialogView, SideView } from '../../workbench/view';
import { ReplacementPreview } from './ReplacementPreview';
import { Search } from './Search';
import { SearchHeadActions } from './SearchHeadActions';

/** Finds words in the study's texts and tables, and replaces them in its files. */
export const search: SideView = {
  id: 'search',
  title: 'Search',
  icon: 'search',
  showsItself: true,
  Component: Search,
  Actions: SearchHeadActions,
};

/** Follows what is searched, goes from match to match, and shows replacements before they are made. */
export const searchFollower: DialogView = { id: 'Search', Component: ReplacementPreview };
