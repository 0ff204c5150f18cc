import { Link } from 'wouter';
import { S } from '../strings';

export function Brand() {
  return (
    <Link href="/" className="brand">
      <svg
        width="26"
        height="26"
        viewBox="0 0 32 32"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M16 28V14m0 7c-5 0-9-3.6-9-9.5 5 0 9 3.6 9 9.5Zm0-4.500c0-6 3.600-10 9-11.500 0 7.500-3.600 11.500-9 11.500Z" />
      </svg>
      {S.name}
    </Link>
  );
}
