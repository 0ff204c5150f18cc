/** Scores from 0 to 100. */
export function ScoreBars({ scores }: { scores: readonly { name: string; value: number }[] }) {
  return (
    <ul className="stack stack--tight">
      {scores.map(({ name, value }) => (
        <li key={name} className="score">
          <span>{name}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect className="track" width="100" height="6" rx="3" />
            <rect className="bar" width={Math.max(1, value)} height="6" rx="3" />
          </svg>
          <span className="end">{Math.round(value)}</span>
        </li>
      ))}
    </ul>
  );
}
