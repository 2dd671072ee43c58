import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or worse in the window as it stands; another theme can break only the rules of colour. */
export async function seriousFindings(
  page: Page,
  which: 'all rules' | 'rules of colour' = 'all rules',
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async ofColour => {
    interface Violation {
      readonly id: string;
      readonly impact: string;
      readonly nodes: readonly { readonly html: string }[];
    }
    interface Axe {
      run(options: object): Promise<{ violations: Violation[] }>;
    }
    const { axe } = window as unknown as { axe: Axe };
    const colour = { runOnly: ['color-contrast', 'link-in-text-block'] };
    const { violations } = await axe.run({ ...(ofColour ? colour : {}), resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }, which === 'rules of colour');
}
