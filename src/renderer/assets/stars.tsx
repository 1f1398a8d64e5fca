import { Star } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/catalogue.ts';

/** One to five stars as one choice; the present number pressed again takes them away. */
export function Stars({ rating, onRate }: { rating: number; onRate: (rating: number) => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <span className="star-row" role="group" aria-label={words.quick.rating}>
      {[1, 2, 3, 4, 5].map((n) => (
        <button
          type="button"
          key={n}
          aria-pressed={n <= rating}
          aria-label={words.deeds.rates[n]}
          title={`${words.deeds.rates[n]} (${n})`}
          className={n <= rating ? 'is-on' : undefined}
          onClick={() => onRate(n === rating ? 0 : n)}
        >
          <Icon of={Star} size="s" />
        </button>
      ))}
    </span>
  );
}
