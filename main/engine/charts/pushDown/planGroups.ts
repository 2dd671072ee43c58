import { everyText } from '../chartJson';
import type { ChartJson } from '../chartJson';
import { groupPlan, singleRow } from './groupPlan';
import type { GroupPlan, GroupSetting } from './groupPlan';
import { verbalTitle } from './verbalTitle';
import { fieldDefinitions } from '../viewUnits';
import type { ViewUnit } from '../viewUnits';

/** The plans of a chart's views, by view. Parts of one layer are planned together or not at all. */
export async function planGroups(
  units: readonly ViewUnit[],
  setting: GroupSetting,
): Promise<ReadonlyMap<ChartJson, GroupPlan>> {
  const plans = new Map<ChartJson, GroupPlan>();
  for (const unit of units) {
    const plan = readsNothing(unit) ?? (await groupPlan(unit, setting));
    if (plan !== null) plans.set(unit.view, plan);
  }
  for (const layer of new Set(units.map(({ scope }) => scope.layer))) {
    if (layer === null) continue;
    const parts = units.filter(({ scope }) => scope.layer === layer);
    if (!disagree(parts, plans, setting.countTitle)) continue;
    for (const { view, scope } of parts) if (reads(scope.encoding)) plans.delete(view);
  }
  return plans;
}

/** A mark that reads no column is drawn once, not once for each row of the data around it. */
function readsNothing({ view, scope }: ViewUnit): GroupPlan | null {
  if (scope.run === null || !scope.open || scope.facet !== null || scope.transforms.length > 0) return null;
  const texts = [...everyText([view['mark'], scope.encoding])];
  if (reads(scope.encoding) || texts.some(([, text]) => text.includes('datum'))) return null;
  return { sql: singleRow(scope.run.result.table), encoding: {}, titled: [], ordered: false, counts: [] };
}

const reads = (encoding: ChartJson) => [...fieldDefinitions(encoding)].length > 0;

/** Whether the parts of a layer, planned one by one, would share axes, legends or orders otherwise than before. */
function disagree(
  parts: readonly ViewUnit[],
  plans: ReadonlyMap<ChartJson, GroupPlan>,
  countTitle: string,
): boolean {
  const reading = parts.filter(({ scope }) => reads(scope.encoding));
  const ordered = reading.some(({ view }) => plans.get(view)?.ordered === true);
  const statements = new Set(reading.map(({ view }) => plans.get(view)?.sql));
  if (ordered && statements.size > 1) return true;
  return reading.some(({ view }) => {
    const titled = plans.get(view)?.titled ?? [];
    return titled.some(channel => {
      const titles = reading.flatMap(each => titlesOf(each.scope.encoding, channel, countTitle));
      return new Set(titles).size > 1;
    });
  });
}

const axis = (channel: string) => channel.replace(/2$/, '');

function titlesOf(encoding: ChartJson, channel: string, countTitle: string): readonly string[] {
  return [...fieldDefinitions(encoding)]
    .filter(([other]) => axis(other) === axis(channel))
    .map(([, each]) => ('title' in each ? JSON.stringify(each['title']) : verbalTitle(each, countTitle)));
}
