/** Every family of usage files, one line each. The surest wins; the generic readers take what is left. */
import { amerenCsv } from './families/ameren.js';
import { aglProfileRead, amberUsage, redEnergyLong } from './families/au-retailers.js';
import { fluvius } from './families/be-fluvius.js';
import { edcCz } from './families/cz-edc.js';
import { eiep13a } from './families/eiep13a.js';
import { emporia } from './families/emporia.js';
import { epochRegister } from './families/epoch-register.js';
import { datadisCsv, datadisJson } from './families/es-datadis.js';
import { edataJson } from './families/es-edata.js';
import { fingridCsv, fingridJson } from './families/fi-fingrid.js';
import { edfBlocks } from './families/fr-edf.js';
import { enedisDaily } from './families/fr-enedis-daily.js';
import { enedisHeaderless } from './families/fr-enedis-headerless.js';
import { enedisIndex } from './families/fr-enedis-index.js';
import { enedisIntervals } from './families/fr-enedis-intervals.js';
import { enedisJson } from './families/fr-enedis-json.js';
import { enedisCurve } from './families/fr-enedis.js';
import { greenButtonXml } from './families/green-button-xml.js';
import { homeAssistantEnergy } from './families/home-assistant-energy.js';
import { homeAssistantStatistics } from './families/home-assistant-statistics.js';
import { homeAssistant } from './families/home-assistant.js';
import { enelWide } from './families/it-enel.js';
import { matrixTable } from './families/matrix-table.js';
import { meterN } from './families/it-meter-n.js';
import { jsonTable, octopusJson } from './families/json-table.js';
import { myenergi } from './families/myenergi.js';
import { nem12 } from './families/nem12.js';
import { dsmrReader } from './families/nl-dsmr-reader.js';
import { eneco } from './families/nl-eneco.js';
import { energieManager } from './families/nl-energie-manager.js';
import { engieNl } from './families/nl-engie.js';
import { homeWizard } from './families/nl-homewizard.js';
import { liander } from './families/nl-liander.js';
import { nextEnergy } from './families/nl-next-energy.js';
import { p1Monitor } from './families/nl-p1-monitor.js';
import { nlRegisters } from './families/nl-registers.js';
import { slimmeMeterPortal } from './families/nl-slimme-meter-portal.js';
import { vandebron } from './families/nl-vandebron.js';
import { zonneplan } from './families/nl-zonneplan.js';
import { sceCsv, smartHubCsv } from './families/period-sections.js';
import { plainTable } from './families/plain-table.js';
import { eRedes } from './families/pt-e-redes.js';
import { sense } from './families/sense.js';
import { shellyEm } from './families/shelly-em.js';
import { sma } from './families/sma.js';
import {
  smartMeterTexas,
  smartMeterTexasDaily,
  smartMeterTexasMonthly,
} from './families/smart-meter-texas.js';
import { solarPortal } from './families/solar-portal.js';
import { solarEdgeJson } from './families/solaredge-json.js';
import { esbHdf, n3rgyCsv, octopusCsv } from './families/uk-ireland.js';
import { opowerCsv, sdgeMyEnergyCenter, xcelBillHistory } from './families/us-utilities.js';
import { valueColumn } from './families/value-column.js';
import { myPowerPlanner, wideTable } from './families/wide-table.js';
import type { UsageFamily } from './reader.js';

export const FAMILIES: readonly UsageFamily[] = [
  greenButtonXml,
  nem12,
  opowerCsv,
  sceCsv,
  sdgeMyEnergyCenter,
  smartHubCsv,
  amerenCsv,
  xcelBillHistory,
  smartMeterTexas,
  smartMeterTexasDaily,
  smartMeterTexasMonthly,
  aglProfileRead,
  redEnergyLong,
  amberUsage,
  myPowerPlanner,
  octopusCsv,
  octopusJson,
  n3rgyCsv,
  esbHdf,
  eiep13a,
  datadisCsv,
  datadisJson,
  edataJson,
  enedisCurve,
  enedisIndex,
  enedisIntervals,
  enedisDaily,
  enedisHeaderless,
  enedisJson,
  edfBlocks,
  dsmrReader,
  engieNl,
  homeWizard,
  energieManager,
  liander,
  nlRegisters,
  slimmeMeterPortal,
  zonneplan,
  vandebron,
  eneco,
  p1Monitor,
  nextEnergy,
  fluvius,
  eRedes,
  enelWide,
  meterN,
  edcCz,
  fingridCsv,
  fingridJson,
  homeAssistant,
  homeAssistantEnergy,
  homeAssistantStatistics,
  epochRegister,
  emporia,
  sense,
  solarEdgeJson,
  sma,
  shellyEm,
  myenergi,
  solarPortal,
  wideTable,
  matrixTable,
  valueColumn,
  plainTable,
  jsonTable,
];
