import { foundPieces } from '../../lib/highlight';
import classes from './FoundText.module.css';

/** A text in which the words that a search found stand out: why this line is here. */
export function FoundText(props: { text: string; searched: string }) {
  let place = 0;
  return foundPieces(props.text, props.searched).map((piece) => {
    const key = place;
    place += piece.text.length;
    return piece.isFound ? (
      <mark key={key} className={classes.found}>
        {piece.text}
      </mark>
    ) : (
      <span key={key}>{piece.text}</span>
    );
  });
}
