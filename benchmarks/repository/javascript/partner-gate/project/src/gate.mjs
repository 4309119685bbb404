import { TokenError } from './errors.mjs';
import { Keys } from './keys.mjs';
import { Orders } from './orders.mjs';
import { readToken } from './verify.mjs';

/** What the web server calls. */
export class Gate {
  keys = new Keys();
  orders = new Orders();

  /** The orders of the partner that signed the token. */
  list(token, now) {
    try {
      const { partner } = readToken(this.keys, token, now);
      return { orders: this.orders.of(partner) };
    } catch (error) {
      if (error instanceof TokenError) return { error: 'TokenError' };
      throw error;
    }
  }
}
