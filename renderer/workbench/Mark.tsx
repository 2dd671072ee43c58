/** The product's mark: a thread that runs through points. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 20 20" aria-hidden>
      <path
        d="M3 14.5c3.2 0 2.6-6 5.6-6s2.6 4 5 4 1.6-8 3.6-8"
        fill="none"
        stroke="var(--gt-thread)"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <circle cx="3" cy="14.5" r="1.7" fill="var(--gt-thread)" />
      <circle cx="17" cy="4.5" r="1.7" fill="var(--gt-thread)" />
    </svg>
  );
}
