import type { LibraryMethod } from '../../../main/contract/method';
import { Codicon } from '../../components/Codicon';
import type { TreeNode } from '../../components/treeRows';

/** The methods that fit what was typed, under their families. */
export function methodTree(methods: readonly LibraryMethod[], typed: string): readonly TreeNode[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = methods.filter(method => {
    const text = [method.name, method.purpose, method.family, ...method.gives.map(({ name }) => name)].join(
      ' ',
    );
    return words.every(word => text.toLowerCase().includes(word));
  });
  const families = [...new Set(fitting.map(({ analysis }) => analysis))];
  return families.map(family => {
    const own = fitting.filter(({ analysis }) => analysis === family);
    return {
      id: familyId(family),
      label: own[0]?.family ?? family,
      children: own.map(({ name, purpose }) => ({
        id: name,
        label: name,
        icon: <Codicon name="symbol-method" />,
        tooltip: purpose,
      })),
    };
  });
}

/** The id of a family's node, unlike any method's. */
export function familyId(analysis: string): string {
  return `family ${analysis}`;
}
