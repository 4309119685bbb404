/** A sentence in which backticks mark what is typed as it stands. */
export function Prose({ children }: { children: string }) {
  return (
    <>
      {children
        .split('`')
        .map((piece, index) => (index % 2 === 0 ? piece : <code key={index}>{piece}</code>))}
    </>
  );
}
