/** A rate structure drawn: prices by hour and month, and tiers as steps. */
import type { RateStructure } from '../../../src/engine/tariff/structure';
import { PriceHeatMap } from '../charts/price-heat-map';
import { TierSteps } from '../charts/tier-steps';
import { perKwh } from '../format';
import { S } from '../strings';
import { words } from './price-words';
import { DAY_TYPES, ladders, priceGrid } from './price-grid';

export function StructurePicture({ structure }: { structure: RateStructure }) {
  const { currency } = structure;
  const grids = DAY_TYPES.map((dayType) => ({ dayType, grid: priceGrid(structure, dayType) }));
  const prices = grids.flatMap(({ grid }) => grid?.flat() ?? []);
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  const same = JSON.stringify(grids[0]?.grid) === JSON.stringify(grids[1]?.grid);
  const steps = ladders(structure);
  return (
    <>
      {prices.length > 0 && (
        <section className="card stack">
          <div className="chart__head">
            <h2>{S.plans.prices}</h2>
            <p className="quiet">
              {low === high
                ? S.plans.onePrice(perKwh(low, currency))
                : `${perKwh(low, currency)} – ${perKwh(high, currency)} ${S.plans.perKwh}`}
            </p>
          </div>
          {low < high && (
            <div className="grid grid--two">
              {grids.slice(0, same ? 1 : 2).map(
                ({ dayType, grid }) =>
                  grid && (
                    <div key={dayType} className="stack stack--tight">
                      {!same && <h3 className="small">{S.plans[dayType]}</h3>}
                      <PriceHeatMap
                        title={`${S.plans.prices}, ${S.plans[dayType]}`}
                        grid={grid}
                        currency={currency}
                        low={low}
                        high={high}
                      />
                    </div>
                  ),
              )}
            </div>
          )}
          <p className="muted">{S.plans.pricesNote}</p>
        </section>
      )}
      {steps.length > 0 && (
        <section className="card stack">
          <h2>{S.plans.tiers}</h2>
          <div className="grid grid--two">
            {steps.slice(0, 6).map((ladder, i) => (
              <div key={ladder.name + i} className="stack stack--tight">
                <h3 className="small">{words(ladder.name)}</h3>
                <TierSteps
                  title={`${S.plans.tiers}: ${ladder.name}`}
                  ladder={ladder}
                  currency={currency}
                  top={Math.max(...steps.flatMap((each) => each.steps.map(({ price }) => price)))}
                />
              </div>
            ))}
          </div>
          <p className="muted">{S.plans.tiersNote}</p>
        </section>
      )}
    </>
  );
}
