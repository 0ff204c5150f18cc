/** A value with the interval around it, on a scale that neighbouring bands share. */
interface IntervalBandProps {
  readonly low: number;
  readonly high: number;
  readonly value: number | null;
  /** Ends of the common scale. */
  readonly from: number;
  readonly to: number;
  /** Where the current plan lies. */
  readonly mark?: number;
  readonly label: string;
}

export function IntervalBand({ low, high, value, from, to, mark, label }: IntervalBandProps) {
  const x = (at: number): string => `${(4 + (92 * (at - from)) / Math.max(1e-9, to - from)).toFixed(2)}%`;
  return (
    <div className="band" role="img" aria-label={label}>
      <svg aria-hidden="true">
        <line className="band__track" x1="0" x2="100%" y1="50%" y2="50%" />
        <line className="band__range" x1={x(low)} x2={x(high)} y1="50%" y2="50%" />
        {mark !== undefined && <line className="band__mark" x1={x(mark)} x2={x(mark)} y1="10%" y2="90%" />}
        {value !== null && <circle className="band__dot" cx={x(value)} cy="50%" r="7" />}
      </svg>
    </div>
  );
}
