import { pieces } from '../reading/visible.ts';

/** Text in which characters that would act unseen are spelled out instead. */
export function Visible({ text }: { text: string }) {
  return (
    <>
      {pieces(text).map((piece, index) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <span key={index} class="unseen" title="A character that cannot be seen">
            {piece.hidden}
          </span>
        ),
      )}
    </>
  );
}

/** Text from a model or a program, kept from reordering what stands around it. */
export function HostileText({ children }: { children: string }) {
  return (
    <bdi class="hostile">
      <Visible text={children} />
    </bdi>
  );
}
