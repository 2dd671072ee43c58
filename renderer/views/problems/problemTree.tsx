import type { Problem } from '../../../main/contract/study';
import { Codicon } from '../../components/Codicon';
import type { TreeNode } from '../../components/treeRows';
import { pathShown } from '../../workbench/EditorTab';
import { FileIcon } from '../../workbench/FileIcon';

const noFile = 'The study';

/** Problems by the file that they stand in, each with its place; ids end in the problem's index. */
export function problemTree(problems: readonly Problem[]): readonly TreeNode[] {
  const files = new Map<string, TreeNode[]>();
  for (const [index, problem] of problems.entries()) {
    const path = problem.place.path ?? noFile;
    const nodes = files.get(path) ?? [];
    nodes.push(problemNode(problem, index));
    files.set(path, nodes);
  }
  return [...files].map(([path, children]) => ({
    id: path,
    label: pathShown(path),
    children,
    icon: path === noFile ? <Codicon name="library" /> : <FileIcon path={path} />,
    note: {
      text: String(children.length),
      tone: 'quiet',
      spoken: children.length === 1 ? '1 problem' : `${children.length} problems`,
    },
  }));
}

function problemNode({ severity, message, place }: Problem, index: number): TreeNode {
  const where = place.line === undefined ? '' : `[Ln ${place.line}, Col ${place.column ?? 1}]`;
  return {
    id: `problem:${index}`,
    label: message,
    tooltip: message,
    icon: (
      <span className={`problem-icon ${severity}`}>
        <Codicon name={severity} />
      </span>
    ),
    ...(where === ''
      ? {}
      : { note: { text: where, tone: 'quiet', spoken: `${severity}, ${where.slice(1, -1)}` } }),
  };
}

/** The index of the problem that a node stands for; -1 for a file. */
export function problemIndex(id: string): number {
  return id.startsWith('problem:') ? Number(id.slice('problem:'.length)) : -1;
}
