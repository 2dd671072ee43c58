/** The beginning of a transcript; who speaks is set apart. */
export function Transcript({ text }: { readonly text: string }) {
  return (
    <div className="import-text" tabIndex={0} role="group" aria-label="Text of the transcript">
      {text.split('\n').map((line, index) => {
        const [, speaker, said] = /^([^:\n]{1,60}):[ \t]+(.*)$/.exec(line) ?? [];
        return (
          <p key={index}>
            {speaker === undefined ? (
              line
            ) : (
              <>
                <strong>{speaker}:</strong> {said}
              </>
            )}
          </p>
        );
      })}
    </div>
  );
}
