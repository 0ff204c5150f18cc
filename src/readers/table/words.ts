/** What column titles and cells say, in the languages of the files met. Titles are compared plain: lower case, no accents. */
import type { Commodity, Direction } from '../../engine/series/usage.js';

/** @example plain('Début (heure)') === 'debut (heure)' */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/(?<=[a-z]{2})(?=[A-Z][a-z])/g, ' ')
    .toLowerCase()
    .replace(/[\s_\u00a0]+/g, ' ')
    .trim();

export const END_WORDS =
  /\b(end|ending|ends|to|until|till|thru|through|stop|finish|tot|t\/m|eind|einde|fin|hasta|al|ende|bis|fine|fim|alle|do|ate|slut\w*|til|till|loppu\w*|konec|koniec)\b/;
export const START_WORDS =
  /\b(start|starting|begin|beginning|from|van|vanaf|debut|du|desde|del|inicio|von|ab|beginn|inizio|da|dal|od|inicio|fra|fran|alku\w*|zacatek|poczatek|period start)\b/;
export const REVISION_WORDS = /\b(revis\w*|updat\w*|modif\w*|last change|processed)\b/;
/** Dates that are not of the reading. */
export const OTHER_DATE_WORDS =
  /\b(due|paid|payment|created|exported|downloaded|printed|issued|birth|contract)\b/;
export const BILL_DATE_WORDS =
  /\b(bill|billing|invoice|statement|read|reading|factura|rechnung|factuur) ?(date|datum|end date)?\b/;

/** Times of day that are not those of the interval. */
export const OTHER_TIME_WORDS =
  /\bpeak\b|\bmax|\bmin(imum)?\b|demand|sunrise|sunset|\bhours\b|duration|download|creat|updat/;

/** Money, prices and what else stands beside energy. */
export const NOT_ENERGY =
  /cost|price|\bpris\b|prijs|preis|precio|prix|prezzo|amount|\bcharges?\b|bedrag|kosten|coste|\bimportes?\b|montant|cout\b|\brate\b(?! ?[a-d\d]\b)|\$|€|£|\/ ?kwh|per kwh|c\/k|p\/k|temperat|\btemp\b|degree|weather|\bdays\b|^day$|\bday of\b|\bdagen\b|co2|carbon|emission|demand|peak kw\b|power factor|reactive|kvar|kva\b|\bvolt(s|age)?\b|amp(s|ere)?\b|current\b|latitude|longitude|percent|%|index de|\bcount\b|\btax(es)?\b|\bfees?\b|credit|budget|average|\bavg\b|\bmin\b|\bmax\b|\bmean\b|humid|\bwind\b|last year|previous|\bprior\b|vorjahr|vorig|neighbo|similar|efficient|forecast|predict|expected|\bgoal\b|target|compar|benchmark/;

/** Sums so far: they repeat what the column of each interval says. */
export const RUNNING_WORDS = /cumul|accumul|kumul|acumul|running|year to date|\bytd\b|to date|lifetime/;
/** Titles of columns that are parts of one whole: tariffs, phases, registers. */
export const PART_WORDS =
  /peak|shoulder|\b(day|night|ht|nt|hp|hc|hph|hpb|hch|hcb|base|high|low|normal|normaal|laag|hoog|dal|piek|punta|llano|valle|vazio|cheias?|ponta|dag|nacht|tag|jour|nuit|pleines?|creuses?|weekdays?|weekends?|anytime|dedicated|bleus?|blancs?|rouges?|summer|winter)\b|\b[tpfl]\d\b|\b(rate|tariff|tarif|tarief|register|tier|phase|fase|zone|block|e)[ -]?[a-d\d]\b/;

export const ENERGY =
  /usage|used|consum|verbruik|verbrauch|bezug|lieferung|levering|consommation|soutirage|prelie|energ|kwh|\bwh\b|mwh|import|export|deliver|receiv|return|feed|einspeis|injec|immission|vertid|verti|excedent|surplus|generat|produc|opbrengst|ertrag|solar|\bpv\b|grid|net\b|netto|value|valeur|wert|valor|valore|waarde|reading|stand\b|lectur|kulutus|forbruk|forbrug|forbruk|spotreba|zuzycie|consumption|load|electric|gas|water|quantity|volume|amount of energy|total|menge|mangd|maara|quantit|cantidad|quantidade|messwert|meting|mesure|medida|misura|lettura|odczyt|ilosc|mnozstvi|arbeit|leistung|puissance|potenc|potenza|power|stro?om\b|elektr|luce\b/;

export const EXPORT_WORDS =
  /export|surplus|feed ?-?in|feedin|fed in|to grid|to the grid|returned|return\b|retour|teruglever|terug|receiv|inject|injec|injet|inyect|in(s|to)? (das |the )?(netz|grid)|a la red|in rete|vers le reseau|immission|immess|vertid|excedent|einspeis|rucklief|ruckspeis|sell|sold|outflow|buyback|solar to grid|outgoing|^gen$|^g$|sale|ylijaama|verkkoon|dodavka|pretok|do site|oddan|salg|inmatning|(til|till) (nettet|nat)/;
export const IMPORT_WORDS =
  /import|from (the )?(grid|utility)|grid (usage|energy|import)|de (la )?red\b|(aus dem|vom) netz|dalla rete|du reseau|purchas|bought|deliver|offtake|afname|soutir|prelie|bezug|levering|inflow|incoming|grid consumption|general|odber|pobran|pobor|uttag|verkosta|\bda rede\b/;
export const PRODUCTION_WORDS =
  /produ[ck]|tuotanto|vyrob|\bpv\b|\bfv\b|fotovolt|photovolt|solaire|zonne|solar|inverter|opbrengst|ertrag|erzeug|generat|panel|yield/;
export const HOUSE_WORDS = /consum|\bload\b|home|house|usage|verbruik|verbrauch|autocons|self/;
export const NET_WORDS = /\bnet\b|netto|\bsaldo\b|\bbalance\b|total(e|en|aal)?\b|totaal|gesamt/;
export const CONTROLLED_WORDS = /controlled|control ?load|off ?peak ?hot|hot water|\bcl\d?\b|dedicated/;
export const GAS_WORDS = /\bgas\b|natural gas|\bgaz\b|therm/;
export const WATER_WORDS = /\bwater\b|\beau\b|\bagua\b|wasser/;

export const UNIT_TITLE =
  /^(unit|units|uom|unit of measure|unit of measurement|measure|eenheid|einheit|unidad|unite|unita|jednotka|yksikko|units of measure)$/;
export const QUALITY_TITLE =
  /qualit|estimat|status|actual|geschat|validat|metodo|obtencion|method|flag|notes?$|comment|remark|read type|reading type|estado|etat|laatu|schatting/;
export const METER_TITLE =
  /meter|mpan|mprn|nmi|esi ?id|\bean\b|cups|serial|\bpod\b|\bprm\b|\bpdl\b|\bicp\b|device|service (id|point|agreement|number)|premise|zahler|zaehler|contador|compteur|contatore|installation|elnumber/;
/** Account and person columns: no meter, no register. */
export const PERSON_TITLE =
  /account|customer|\bname\b|(kunden|nach|vor|user|file|first|last)name|address|postcode|zip|phone|email/;
export const REGISTER_TITLE =
  /register|registre|direction|con\/gen|channel|flow|\btype\b|rate ?type|suffix|category|stream|consumption surplus|surplusgeneration|\binv\b|tarif|tou|season|kind|serie|\bfuel\b|commodity|utility type|medium|sparte|energy type|^period$|^periodo$|time of use/;
export const HOUR_TITLE =
  /^((usage|read|reading|start|interval|local|meter) )?(hour|hours|hr|hora|uur|stunde|heure|ora|timme|timma|godzina|he|hour ending|hour of day|hour number|hodina|tunti|time|hourending)$/;
export const TIME_TITLE =
  /\btime\b|hour|\bhora\b|heure|uhrzeit|\bzeit\b|tijd|\btid\b|klok|kello|\baika\b|\bcas\b|godzin|\bora\b/;
/** Quantities of a meter that are no energy. */
export const NO_ENERGY_LABEL = /kvar|kva\b|reactiv|reaktiv|reattiv|power factor|\bvolt|\bamp/;
/** Rows of several grains in one table measure the same energy. */
export const GRAIN_WORDS = /\b(hourly|daily|weekly|monthly|half[- ]hourly|\d+[- ]?min\w*)\b/;
export const SLOT_TITLE =
  /^(interval|slot|period|trading period|tp|settlement period|sp|half ?hour|hh|periodo|interval number)$/;

/** Direction that a label names; undefined when it names none. */
export function labelDirection(label: string): Direction | 'net' | undefined {
  const text = plain(label);
  if (EXPORT_WORDS.test(text) || /generat/.test(text)) return 'export';
  if (IMPORT_WORDS.test(text) || /consum|usage|verbruik|con$|electric/.test(text)) return 'import';
  if (/\bnet\b/.test(text)) return 'net';
  return undefined;
}

export function labelCommodity(label: string): Commodity | undefined {
  const text = plain(label);
  if (GAS_WORDS.test(text)) return 'gas';
  if (WATER_WORDS.test(text)) return 'water';
  if (/electri|elektri|strom|\bpower\b|kwh/.test(text)) return 'electricity';
  return undefined;
}
